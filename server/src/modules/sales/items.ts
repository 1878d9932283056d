import { Type, type Static } from 'typebox';
import { conflict, invalid, notFound } from '../../kernel/errors.ts';
import { fenAmount, id, nullable, object, optional, quantity } from '../../kernel/http/schemas.ts';
import type { Sku } from '../catalog/index.ts';
import type { ItemId } from './sale.ts';

export const ITEMS_MAX = 100;

/** One of the goods of a sale, as asked for. Price and limit per person come from the SKU unless said. */
export const WantedItem = object({
  itemId: optional(id()),
  skuId: id(),
  code: optional(Type.String({ maxLength: 8 })),
  priceFen: optional(fenAmount()),
  limitPerPerson: optional(nullable(quantity())),
  limitTotal: optional(nullable(quantity())),
});
export type WantedItem = Static<typeof WantedItem>;

/** One of the goods of a sale, as stored. */
export interface Item {
  itemId: ItemId;
  skuId: string;
  code: string;
  priceFen: number;
  limitPerPerson: number | null;
  limitTotal: number | null;
  sold: number;
}

export type ArrangedItem = Omit<Item, 'itemId' | 'sold'> & { itemId: ItemId | undefined };

const CODE = /^[A-Z0-9]{1,4}$/;

/** A, B … Z, then AA, AB …: never a letter with a digit, for a friend writes A2 for two of A. */
export function defaultCode(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : defaultCode(Math.floor(index / 26) - 1) + last;
}

/** A code as stored: half width, upper case, no spaces. */
export const foldCode = (code: string): string => code.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/**
 * Fills in what was not said and checks it against what is sold already.
 * @param skus the SKUs named; `existing` the items of the sale now
 * @throws not_found `sales.item_not_found`, invalid `sales.sku_unavailable`, `sales.bad_code`, `sales.code_taken`,
 *   `sales.code_ambiguous`, conflict `sales.limit_below_sold`, `sales.item_has_orders`
 */
export function arrangeItems(
  wanted: readonly WantedItem[],
  skus: readonly Sku[],
  existing: readonly Item[] = [],
): { kept: ArrangedItem[]; removed: ItemId[] } {
  const codes = arrangeCodes(wanted);
  const kept = wanted.map((item, index) => arrangeItem(item, codes[index]!, skus, existing));
  const left = existing.filter((item) => !kept.some((other) => other.itemId === item.itemId));
  const ordered = left.find((item) => item.sold > 0);
  if (ordered) throw conflict('sales.item_has_orders', { code: ordered.code });
  return { kept, removed: left.map((item) => item.itemId) };
}

function arrangeItem(wanted: WantedItem, code: string, skus: readonly Sku[], existing: readonly Item[]): ArrangedItem {
  const before = existing.find((item) => item.itemId === wanted.itemId);
  if (wanted.itemId !== undefined && before?.skuId !== wanted.skuId) throw notFound('sales.item_not_found', { code });
  const sku = skus.find((candidate) => candidate.skuId === wanted.skuId);
  if (!sku || (sku.archived && !before)) throw invalid('sales.sku_unavailable', { code });
  const priceFen = wanted.priceFen ?? before?.priceFen ?? sku.priceFen;
  const { limitPerPerson = before ? before.limitPerPerson : sku.limitPerPerson } = wanted;
  const { limitTotal = before?.limitTotal ?? null } = wanted;
  if (before && limitTotal !== null && limitTotal < before.sold) {
    throw conflict('sales.limit_below_sold', { code, sold: before.sold });
  }
  return { itemId: before?.itemId, skuId: sku.skuId, code, priceFen, limitPerPerson, limitTotal };
}

function arrangeCodes(wanted: readonly WantedItem[]): string[] {
  const asked = wanted.map((item) => foldCode(item.code ?? ''));
  const taken = new Set(asked.filter((code) => code !== ''));
  let next = 0;
  const codes = asked.map((code) => {
    if (code !== '') return code;
    while (taken.has(defaultCode(next))) next += 1;
    const free = defaultCode(next);
    taken.add(free);
    return free;
  });
  checkCodes(codes);
  return codes;
}

function checkCodes(codes: readonly string[]): void {
  const seen = new Set<string>();
  for (const code of codes) {
    if (!CODE.test(code)) throw invalid('sales.bad_code', { code });
    if (seen.has(code)) throw invalid('sales.code_taken', { code });
    seen.add(code);
  }
  for (const code of codes) {
    const letters = code.match(/^(.*[A-Z])\d+$/)?.[1];
    if (letters !== undefined && seen.has(letters)) throw invalid('sales.code_ambiguous', { code, other: letters });
  }
}
