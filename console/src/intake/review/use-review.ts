import { ApiProblem } from '@heyi/api-client';
import { confirm } from '@heyi/ui/actions/confirm.ts';
import { toast } from '@heyi/ui/actions/toast.ts';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { useLoaded } from '@heyi/ui/actions/use-loaded.ts';
import { useFailureToast } from '@heyi/ui/i18n/use-failure-toast.ts';
import { computed, ref, watch } from 'vue';
import { useIntakeText } from '../intake-text.ts';
import { type Decide, learnWords, readReview, sendConfirmation, sendDecision, sendDiscarding } from '../read-intake.ts';
import { menuOf, pilesOf } from './review-entries.ts';

/** The review of one paste: its state, which is all on the server, and what the seller can do with it. */
export function useReview(pasteId: string) {
  const t = useIntakeText();
  const sayFailure = useFailureToast();
  const review = useLoaded(() => readReview(pasteId));
  const piles = computed(() => pilesOf(review.value?.entries ?? []));
  const menu = computed(() => (review.value ? menuOf(review.value) : new Map<string, never>()));
  const activeId = ref<string>();

  /** Another tab went on: what it did is shown, and nothing of ours is mixed in. */
  function onError(failure: unknown): void {
    const stale =
      failure instanceof ApiProblem &&
      ['intake.changed_meanwhile', 'intake.already_finished', 'intake.entry_done'].includes(failure.code);
    if (stale) toast(t('changedElsewhere'));
    else sayFailure(failure);
    void review.reload();
  }
  const decide = useAction(
    async (_key, entryId: string, answer: Decide) => {
      const decided = await sendDecision(pasteId, entryId, review.value!.version, answer);
      await review.reload();
      return decided;
    },
    { onError },
  );
  const learn = useAction(learnWords, { onError: sayFailure });
  const confirmation = useAction((key, version: number) => sendConfirmation(key, pasteId, version), { onError });
  const discarding = useAction((key, version: number) => sendDiscarding(key, pasteId, version), { onError });

  watch(
    () => piles.value.open.map((entry) => entry.id).join(' '),
    (_now, before = '') => {
      const open = piles.value.open.map((entry) => entry.id);
      if (activeId.value && open.includes(activeId.value)) return;
      const was = before.split(' ');
      const after = was.slice(was.indexOf(activeId.value ?? '') + 1);
      activeId.value = after.find((id) => open.includes(id)) ?? open[0];
    },
  );

  async function answer(
    entryId: string,
    decided: Decide,
    words?: { words: string; skuId: string; name: string },
  ): Promise<void> {
    if (!(await decide.run(entryId, decided)) || !words) return;
    const communityId = review.value?.community?.id ?? null;
    if (await learn.run({ communityId, words: words.words, skuId: words.skuId })) toast(t('learned', words), 'done');
  }
  async function makeOrders(): Promise<void> {
    const made = await confirmation.run(review.value!.version);
    if (!made) return;
    const refused = made.waiting - piles.value.open.length;
    await review.reload();
    if (made.confirmed > 0) toast(t('confirmedToast', { count: made.confirmed }), 'done');
    if (refused > 0) toast(t('refusedToast', { count: refused }), 'problem');
  }
  async function discard(): Promise<void> {
    const waiting = review.value!.entries.filter(({ status }) => status === 'ready' || status === 'needs_decision');
    const said = await confirm({
      title: t('discardTitle'),
      text: t('discardText', { count: waiting.length }),
      action: t('discardAction'),
      tone: 'danger',
    });
    if (said === undefined || !(await discarding.run(review.value!.version))) return;
    toast(t('discarded'));
    await review.reload();
  }
  return { review, piles, menu, activeId, decide, confirmation, discarding, answer, makeOrders, discard };
}
