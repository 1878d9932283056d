import { bodyOf } from '@heyi/api-client';
import { toast } from '@heyi/ui/actions/toast.ts';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { formatPrice } from '@heyi/ui/formats/format-price.ts';
import { useErrorText } from '@heyi/ui/i18n/use-error-text.ts';
import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { storeMessages } from '@heyi/ui/messages/store.ts';
import { storeOrdersMessages } from '@heyi/ui/messages/store-orders.ts';
import { computed, reactive, ref, watch } from 'vue';
import { useRouter } from 'vue-router';
import { api } from '../app/api.ts';
import type { BuyerOrder, EditOrderBody, SalePageReply } from '../app/reply-types.ts';
import { chosenLines, tooMany, totalOf } from './choice.ts';
import { checkDraft, deliveryOf, type DraftField } from './delivery-draft.ts';
import { draftOf, heldBy, itemsToChange } from './order-changes.ts';
import { refusalOf } from './refusal.ts';

/** Changing an unpaid order: goods, delivery and note. The order's version guards it against a second writer. */
export function useOrderChange(order: BuyerOrder, page: () => SalePageReply, reload: () => Promise<void>) {
  const t = useMessages(storeMessages);
  const orderTexts = useMessages(storeOrdersMessages);
  const errorText = useErrorText();
  const router = useRouter();
  const held = heldBy(order);
  const items = computed(() => itemsToChange(page().items, order.lines));
  const choice = ref<Record<string, number>>({ ...held });
  const draft = ref(draftOf(order));
  const fields = ref<Partial<Record<DraftField, string>>>({});
  const notice = ref('');
  const refusedItem = ref<{ itemId: string; text: string }>();
  const lines = computed(() => chosenLines(items.value, choice.value));
  const payableFen = computed(
    () => totalOf(lines.value, draft.value.kind, page().sale.freightFen).payableFen - order.discountFen,
  );
  const start = JSON.stringify([choice.value, draft.value]);
  const touched = computed(() => JSON.stringify([choice.value, draft.value]) !== start);
  watch(draft, () => (fields.value = {}), { deep: true });
  watch(choice, () => (refusedItem.value = undefined), { deep: true });

  const path = { params: { path: { code: order.code } } };
  const saving = useAction(
    (_key, body: EditOrderBody) => bodyOf(api.PUT('/api/store/orders/{code}', { ...path, body })),
    { onError: sortOut },
  );

  async function sortOut(failure: unknown): Promise<void> {
    const refusal = refusalOf(failure, items.value);
    if (refusal?.place === 'field') {
      fields.value = { [refusal.field]: refusal.text };
      return;
    }
    notice.value = refusal ? refusal.text : errorText(failure);
    if (!refusal) return;
    await reload();
    if (refusal.place === 'total') notice.value = t('totalNow', { price: formatPrice(payableFen.value) });
    if (refusal.place !== 'goods' || !refusal.itemId) return;
    notice.value = '';
    show(refusal.itemId, refusal.gone ? t('soldOutNamed', { name: refusal.name }) : refusal.text);
  }

  function show(itemId: string, text: string): void {
    refusedItem.value = { itemId, text };
    document.getElementById(`item-${itemId}`)?.scrollIntoView({ block: 'center' });
  }
  async function save(): Promise<void> {
    const [first] = tooMany(lines.value, held);
    if (first) return show(first.item.itemId, '');
    const wrong = Object.entries(checkDraft(draft.value, page().pickupPoints.length));
    fields.value = Object.fromEntries(wrong.map(([field, problem]) => [field, t(problem)]));
    notice.value = '';
    if (wrong.length > 0 || lines.value.length === 0) return;
    const saved = await saving.run({
      version: order.version,
      lines: lines.value.map(({ item, quantity }) => ({ itemId: item.itemId, quantity })),
      delivery: deliveryOf(draft.value),
      buyerNote: draft.value.note.trim(),
      ...(payableFen.value >= 0 && { expectedPayableFen: payableFen.value }),
    });
    if (!saved) return;
    toast(orderTexts('changed'), 'done');
    void router.replace(`/orders/${order.code}`);
  }
  return reactive({
    held,
    items,
    choice,
    draft,
    fields,
    notice,
    refusedItem,
    lines,
    payableFen,
    touched,
    saving,
    save,
  });
}
