import { tidy } from '../normalise/numerals.ts';
import type { SettledItem } from '../read/reading.ts';
import type { Draft } from './draft.ts';
import type { ChainState } from './state.ts';

/** What the items cost at the menu's prices; null where a price or quantity is not known. */
export function dueAmount(chain: ChainState, items: SettledItem[]): number | null {
  let sum = 0;
  for (const item of items) {
    const price = item.product === null ? null : (chain.context.products[item.product]?.price ?? null);
    if (price === null || item.quantity === null) return null;
    let rest = item.quantity;
    for (const tier of chain.context.products[item.product as number]?.tiers ?? []) {
      const times = Math.floor(rest / tier.quantity);
      sum += times * tier.price;
      rest -= times * tier.quantity;
    }
    sum += price * rest;
  }
  return items.length === 0 ? null : tidy(sum);
}

const EXPLAINED = /运费|邮费|优惠|减|抵|差价|上次|欠|补|退|红包|定金|含|加上|打折|折/;

/**
 * Amounts check what was read, they never supply it. A bare number that nothing else explains is an amount only if it
 * is exactly what the rest costs.
 */
export function checkAmounts(chain: ChainState, draft: Draft): void {
  takeBareAmount(chain, draft);
  const due = dueAmount(chain, draft.items);
  if (draft.paidAmount !== null && due !== null && draft.payment !== 'unpaid' && draft.paidAmount < due - 0.005)
    draft.payment = 'partial';
  if (draft.paidAmount !== null && due !== null && draft.paidAmount > due + 0.005 && !explained(chain, draft, due))
    draft.flags.push({ reason: 'sum_mismatch', start: draft.start, end: draft.end, candidates: [] });
  if (draft.stated === null || draft.status !== 'active' || due === null) return;
  if (Math.abs(due - draft.stated.value) < 0.005) return;
  if (explained(chain, draft, due)) return;
  draft.flags.push({ reason: 'sum_mismatch', start: draft.stated.start, end: draft.stated.end, candidates: [] });
}

/** Words or an announced discount say why the sum is another. */
function explained(chain: ChainState, draft: Draft, due: number): boolean {
  if (draft.notes.some((note) => EXPLAINED.test(note))) return true;
  return chain.context.rules.discount && draft.stated !== null && draft.stated.value < due;
}

/** The last lone number of an entry that already names its quantities. */
function takeBareAmount(chain: ChainState, draft: Draft): void {
  const loose = draft.items.filter((item) => item.product === null && item.quantity !== null && item.unit === null);
  const last = draft.items.at(-1);
  if (loose.length !== 1 || last === undefined || loose[0] !== last || draft.items.length < 2) return;
  const rest = draft.items.slice(0, -1);
  const due = dueAmount(chain, rest);
  if (due === null || Math.abs(due - (last.quantity as number)) > 0.005) return;
  draft.items = rest;
  draft.flags = draft.flags.filter((flag) => !(flag.reason === 'missing_item' && flag.start === last.start));
  draft.stated ??= { value: last.quantity as number, start: last.start, end: last.end };
}
