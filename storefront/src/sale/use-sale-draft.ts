import { ref, watch } from 'vue';
import { createBrowserStore, dropStored } from '../app/browser-store.ts';
import type { RememberedBuyer } from '../app/remembered-buyer.ts';
import type { SalePageReply } from '../app/reply-types.ts';
import type { Choice } from './choice.ts';
import { draftFor, type DeliveryDraft } from './delivery-draft.ts';

/** What was chosen and typed in a sale and not ordered yet. */
interface SaleDraft {
  choice: Choice;
  /** Only what differs from what the phone remembers of the friend anyway. */
  delivery?: DeliveryDraft;
  /** In milliseconds since 1970. */
  savedAt: number;
}

const prefix = 'heyi.draft.';
const kept = 14 * 24 * 3600 * 1000;

/** The drafts of all sales: a friend asked not to be remembered. */
export const forgetSaleDrafts = (): void => dropStored(prefix, () => localStorage);

/** What this phone has chosen and typed in a sale: a reload, the back button and tomorrow keep it. */
export function useSaleDraft({ sale, pickupPoints }: SalePageReply, buyer: RememberedBuyer, now = Date.now) {
  const store = createBrowserStore<SaleDraft>(prefix + sale.code, () => localStorage);
  const found = store.read();
  const stored = found && now() - found.savedAt < kept ? found : undefined;
  const remembered = draftFor(sale, pickupPoints, buyer);
  const choice = ref<Record<string, number>>({ ...stored?.choice });
  const delivery = ref({ ...remembered });
  if (stored?.delivery) {
    const typed = { ...buyer, ...stored.delivery, deliveryKind: stored.delivery.kind };
    delivery.value = { ...draftFor(sale, pickupPoints, typed), note: stored.delivery.note };
  }

  function save(): void {
    const touched = JSON.stringify(delivery.value) !== JSON.stringify(remembered);
    if (!touched && Object.keys(choice.value).length === 0) return store.drop();
    store.write({ choice: choice.value, ...(touched && { delivery: delivery.value }), savedAt: now() });
  }
  watch([choice, delivery], save, { deep: true });

  /** It is ordered: nothing chosen is left, also when the page has gone meanwhile. */
  function clear(): void {
    choice.value = {};
    delivery.value.note = '';
    store.drop();
  }
  return { choice, delivery, clear };
}
