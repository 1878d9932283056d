import type { Lexicon } from '../lexicon/lexicon.ts';
import { convertWeight, GENERIC, isWeight, PIECE_UNITS, PIECES } from '../lexicon/units.ts';
import { tidy } from '../normalise/numerals.ts';
import type { ReviewReason } from '../types.ts';
import type { Flag, Mention, SettledItem } from './reading.ts';

/** What the whole document says about the unit of a product whose menu row names none. */
export type UnitOf = (product: number) => string | null;

/** Settles one mention to a product and its sale unit; raises a flag for whatever is not certain. */
export function settle(lexicon: Lexicon, mention: Mention, unitOf: UnitOf, flags: Flag[]): SettledItem {
  const item: SettledItem = {
    product: null,
    quantity: mention.quantity,
    unit: mention.unit,
    basis: mention.basis,
    note: mention.note,
    start: mention.start,
    end: mention.end,
  };
  const flag = (reason: ReviewReason, candidates: number[] = []): void => {
    if (!flags.slice(-20).some((known) => known.start < mention.end && known.end > mention.start))
      flags.push({ reason, start: mention.start, end: mention.end, candidates });
  };
  const candidates = candidatesOf(lexicon, mention);
  if (candidates.length !== 1) {
    flag(mention.named ? (candidates.length === 0 ? 'unknown_item' : 'ambiguous_item') : 'missing_item', candidates);
    if (mention.quantity === null && mention.vague) flag('vague_quantity');
    return item;
  }
  item.product = candidates[0] as number;
  const sale = unitOf(item.product);
  item.unit = mention.unit ?? sale;
  if (mention.vague) {
    flag('vague_quantity');
    item.quantity = null;
    return item;
  }
  const demanded =
    lexicon.rules.optionDemanded &&
    ((lexicon.products[item.product]?.options.length ?? 0) > 0 || lexicon.rules.options.length > 0);
  const sized = !lexicon.rules.sizeDemanded || /\d码|(?:^|[^a-z])x*[sml](?![a-z])|均码/i.test(mention.note ?? '');
  if ((demanded && mention.note === null) || (demanded && !sized)) flag('ambiguous_item', [item.product]);
  if (mention.quantity === null) return withoutQuantity(mention, item, sale, flag);
  settleUnit(lexicon, mention, item, sale, flag);
  return item;
}

function candidatesOf(lexicon: Lexicon, mention: Mention): number[] {
  let candidates = mention.products;
  if (!mention.named) {
    if (lexicon.scope.length === 1) return lexicon.scope;
    const own = mention.unit === null ? undefined : lexicon.ownUnits.get(mention.unit);
    return own === undefined || !lexicon.scope.includes(own) ? [] : [own];
  }
  for (const measure of mention.specs) {
    const sold = lexicon.specs.get(measure) ?? [];
    const both = candidates.filter((product) => sold.includes(product));
    if (both.length > 0) candidates = both;
  }
  if (candidates.length > 1) {
    const inScope = candidates.filter((product) => lexicon.scope.includes(product));
    if (inScope.length === 1 && lexicon.scope.length < lexicon.products.length) return inScope;
    const own = mention.unit === null ? undefined : lexicon.ownUnits.get(mention.unit);
    if (own !== undefined && candidates.includes(own)) return [own];
  }
  return candidates;
}

function withoutQuantity(
  mention: Mention,
  item: SettledItem,
  sale: string | null,
  flag: (reason: ReviewReason) => void,
): SettledItem {
  if (!mention.named || isWeight(sale)) {
    flag('missing_quantity');
    return item;
  }
  item.quantity = 1;
  item.basis = mention.basis === 'derived' ? 'derived' : 'implied';
  return item;
}

function settleUnit(
  lexicon: Lexicon,
  mention: Mention,
  item: SettledItem,
  sale: string | null,
  flag: (reason: ReviewReason) => void,
): void {
  const quantity = mention.quantity as number;
  const unit = mention.unit;
  const product = lexicon.products[item.product as number];
  const fraction = !Number.isInteger(quantity);
  if (unit !== null && unit !== sale) {
    if (isWeight(unit) && isWeight(sale)) {
      item.quantity = tidy(convertWeight(quantity, unit, sale as string) as number);
      item.unit = sale;
      item.basis = 'derived';
      return;
    }
    const pieces = PIECES[unit];
    if (pieces !== undefined && sale !== null && (PIECE_UNITS.has(sale) || sale === '个')) {
      item.quantity = quantity * pieces;
      item.unit = sale;
      item.basis = mention.basis;
      return;
    }
    if (conflicts(unit, sale, product?.spec ?? null)) {
      flag('unit_mismatch');
      return;
    }
    if (sale !== null) item.unit = sale;
  }
  if (fraction && !isWeight(item.unit) && !lexicon.rules.halves) {
    flag('ambiguous_number');
    item.quantity = null;
  }
  const price = product?.price ?? null;
  const money =
    !mention.named && unit === null && price !== null && price >= 5 && quantity >= 20 && quantity % price === 0;
  if (quantity > 9999 || money) {
    flag('ambiguous_number');
    item.quantity = null;
  }
}

function conflicts(unit: string, sale: string | null, spec: string | null): boolean {
  if ((unit === '对' && sale === '双') || (unit === '双' && sale === '对')) return false;
  if (sale === null && spec !== null && new RegExp(`\\d\\s*${unit}`).test(spec) && PIECE_UNITS.has(unit)) return true;
  if (sale === null) return isWeight(unit) && spec !== null && /斤|kg|公斤|克|\dg/i.test(spec);
  if (isWeight(sale) || isWeight(unit)) return true;
  if (GENERIC.has(unit))
    return unit === '个' && spec !== null && /\d(?:个|只|枚|颗|粒|片|根|条|入)/.test(spec) && !GENERIC.has(sale)
      ? true
      : unit === '个' && spec !== null && /\d(?:个|只|枚|颗|粒)/.test(spec) && sale === '份';
  if (GENERIC.has(sale)) return PIECES[unit] !== undefined || PIECE_UNITS.has(unit);
  return sale !== unit && !(unit.endsWith(sale) && unit.length > sale.length);
}
