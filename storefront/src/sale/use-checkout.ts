import { toast } from '@heyi/ui/actions/toast.ts';
import { formatPrice } from '@heyi/ui/formats/format-price.ts';
import { useErrorText } from '@heyi/ui/i18n/use-error-text.ts';
import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { storeMessages } from '@heyi/ui/messages/store.ts';
import { computed, onBeforeUnmount, reactive, ref, watch } from 'vue';
import { useRouter } from 'vue-router';
import { rememberedBuyer } from '../app/remembered-buyer.ts';
import type { PlacedOrder, SalePageReply } from '../app/reply-types.ts';
import { useSheet } from '../app/use-sheet.ts';
import { chosenLines, tooMany, totalOf } from './choice.ts';
import { checkDraft, deliveryOf, plainPhone, type DraftField } from './delivery-draft.ts';
import { refusalOf } from './refusal.ts';
import { usePlaceOrder } from './use-place-order.ts';
import { useSaleDraft } from './use-sale-draft.ts';

/** Choosing in a sale and ordering it, with every refusal told where something can be done about it. */
export function useCheckout(page: () => SalePageReply, reload: () => Promise<void>) {
  const { sale } = page();
  const t = useMessages(storeMessages);
  const errorText = useErrorText();
  const router = useRouter();
  const open = useSheet('order');
  const { choice, delivery: draft, clear } = useSaleDraft(page(), rememberedBuyer);
  const fields = ref<Partial<Record<DraftField, string>>>({});
  const notice = ref('');
  const refusedItem = ref<{ itemId: string; text: string }>();
  let here = true;
  onBeforeUnmount(() => (here = false));

  const lines = computed(() => chosenLines(page().items, choice.value));
  const total = computed(() => totalOf(lines.value, draft.value.kind, page().sale.freightFen));
  const excess = computed(() => tooMany(lines.value));
  watch(draft, () => (fields.value = {}), { deep: true });
  watch(choice, () => (refusedItem.value = undefined), { deep: true });

  const ordering = usePlaceOrder(sale.code, { placed: leave, refused: sortOut });

  function leave(order: PlacedOrder): void {
    clear();
    toast(t('placed'), 'done');
    if (here) void router.replace(`/orders/${order.code}`);
  }
  async function sortOut(failure: unknown): Promise<void> {
    const refusal = refusalOf(failure, page().items);
    if (!refusal) {
      notice.value = errorText(failure);
      return;
    }
    if (refusal.place === 'field') {
      fields.value = { [refusal.field]: refusal.text };
      return;
    }
    notice.value = refusal.text;
    if (refusal.place === 'sheet') return;
    await reload();
    if (refusal.place === 'total') {
      notice.value = t('totalNow', { price: formatPrice(total.value.payableFen) });
    } else if (refusal.place === 'goods') {
      const text = refusal.gone ? t('soldOutNamed', { name: refusal.name }) : refusal.text;
      closeWith(text);
      if (refusal.itemId !== undefined) showItem(refusal.itemId, text);
    } else if (page().sale.state !== 'open') closeWith(refusal.text);
  }
  function closeWith(text: string): void {
    notice.value = '';
    toast(text, 'problem');
    open.value = false;
  }
  function showItem(itemId: string, text: string): void {
    refusedItem.value = { itemId, text };
    // After the sheet has gone: going back restores the place the page had.
    setTimeout(() => document.getElementById(`item-${itemId}`)?.scrollIntoView({ block: 'center' }), 120);
  }

  /** The button under the thumb: nothing is lowered for the person, it is shown instead. */
  function start(): void {
    const [first] = excess.value;
    if (first) return showItem(first.item.itemId, '');
    notice.value = '';
    if (lines.value.length > 0) open.value = true;
  }
  function confirm(): void {
    const wrong = Object.entries(checkDraft(draft.value, page().pickupPoints.length));
    fields.value = Object.fromEntries(wrong.map(([field, problem]) => [field, t(problem)]));
    if (wrong.length > 0 || lines.value.length === 0) return;
    notice.value = '';
    remember();
    void ordering.place({
      saleId: page().sale.id,
      lines: lines.value.map(({ item, quantity }) => ({ itemId: item.itemId, quantity })),
      delivery: deliveryOf(draft.value),
      ...(draft.value.note.trim() && { buyerNote: draft.value.note.trim() }),
      expectedPayableFen: total.value.payableFen,
    });
  }
  function remember(): void {
    const { name, phone, building, unit, room, address, kind, pickupPointId } = draft.value;
    const told = { name: name.trim(), phone: plainPhone(phone), building, unit, room, address };
    Object.assign(rememberedBuyer, { ...told, deliveryKind: kind, pickupPointId });
  }
  void ordering.resume();
  return reactive({ open, choice, draft, fields, notice, refusedItem, lines, total, excess, ordering, start, confirm });
}
