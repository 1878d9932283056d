import { ApiProblem } from '@heyi/api-client';
import { confirm } from '@heyi/ui/actions/confirm.ts';
import { toast } from '@heyi/ui/actions/toast.ts';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { useLoaded } from '@heyi/ui/actions/use-loaded.ts';
import { useFailureToast } from '@heyi/ui/i18n/use-failure-toast.ts';
import { computed, ref, watch } from 'vue';
import { useIntakeText } from '../intake-text.ts';
import {
  type Decide,
  learnWords,
  readReview,
  sendConfirmation,
  sendDecision,
  sendDecisions,
  sendDiscarding,
  sendRereading,
} from '../read-intake.ts';
import { alikeEntries, sameAnswer, type Step, stepsBack } from './alike-entries.ts';
import { menuOf, openQuestions, pilesOf } from './review-entries.ts';

/** The review of one paste: its state, which is all on the server, and what the seller can do with it. */
export function useReview(pasteId: string) {
  const t = useIntakeText();
  const sayFailure = useFailureToast();
  const review = useLoaded(() => readReview(pasteId));
  const piles = computed(() => pilesOf(review.value?.entries ?? []));
  const menu = computed(() => (review.value ? menuOf(review.value) : new Map<string, never>()));
  const activeId = ref<string>();
  /** For each answer given here, the steps that take it back. */
  const undoable = ref<Step[][]>([]);
  /** Entries that the last reading understood otherwise. */
  const marked = ref<ReadonlySet<string>>(new Set());

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
    async (key, steps: readonly Step[]) => {
      const [only, ...more] = steps;
      const { version } = review.value!;
      if (only && more.length === 0) {
        const { entryId, ...said } = only;
        await sendDecision(pasteId, entryId, version, said);
      } else await sendDecisions(key, pasteId, version, [...steps]);
      await review.reload();
      return true;
    },
    { onError },
  );
  const rereading = useAction((key, version: number) => sendRereading(key, pasteId, version), { onError });
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

  /** One answer; with `forAlike` also to the open entries that are asked the same. */
  async function answer(
    entryId: string,
    decided: Decide,
    words?: { words: string; skuId: string; name: string },
    forAlike = false,
  ): Promise<void> {
    const entry = review.value!.entries.find(({ id }) => id === entryId)!;
    const [asked] = forAlike ? openQuestions(entry) : [];
    const alike = asked ? alikeEntries(piles.value.open, entry, asked.question) : [];
    const others = alike.flatMap((other) => sameAnswer(entry, decided, other) ?? []);
    const steps = [{ entryId, ...decided }, ...others];
    const back = [entry, ...alike].flatMap(stepsBack);
    if (!(await decide.run(steps))) return;
    undoable.value = [...undoable.value, back];
    if (others.length > 0) toast(t('answeredAlike', { count: steps.length }), 'done');
    if (!words) return;
    const communityId = review.value?.community?.id ?? null;
    if (!(await learn.run({ communityId, words: words.words, skuId: words.skuId }))) return;
    toast(t('learned', words), 'done');
    await reread();
  }
  /** Takes the last answer back, with all that it decided at once. */
  async function undoLast(): Promise<void> {
    const back = undoable.value.at(-1);
    if (!back || decide.busy || !(await decide.run(back))) return;
    undoable.value = undoable.value.slice(0, -1);
    activeId.value = back[0]!.entryId;
    toast(t('undone'));
  }
  /** After words were taught or forgotten: what is open is read with them, and what changed is marked. */
  async function reread(): Promise<void> {
    const reply = await rereading.run(review.value!.version);
    if (!reply) return;
    await review.reload();
    marked.value = new Set(reply.changed.map(({ entryId }) => entryId));
    toast(t('reread', { count: reply.changed.length }));
  }
  async function makeOrders(): Promise<void> {
    const made = await confirmation.run(review.value!.version);
    if (!made) return;
    const refused = made.waiting - piles.value.open.length;
    undoable.value = [];
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
  return {
    review,
    piles,
    menu,
    activeId,
    marked,
    undoable,
    decide,
    confirmation,
    discarding,
    answer,
    undoLast,
    reread,
    makeOrders,
    discard,
  };
}
