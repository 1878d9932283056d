import type { Lexicon } from '../lexicon/lexicon.ts';
import { GENERIC } from '../lexicon/units.ts';
import { tidy } from '../normalise/numerals.ts';
import type { Clause, Flag, Mention, SettledItem } from './reading.ts';
import { settle } from './settle.ts';
import type { UnitOf } from './settle.ts';

export interface Applied {
  items: SettledItem[];
  flags: Flag[];
  /** True where the clauses ask for zero of the only thing named. */
  zero: boolean;
}

/**
 * Applies clauses in text order to what somebody has ordered so far (nothing for a new entry): adds, changes,
 * takes away. `copied` marks items taken over from a reference, which an added clause extends.
 */
export function applyClauses(lexicon: Lexicon, base: SettledItem[], clauses: Clause[], unitOf: UnitOf): Applied {
  const applied: Applied = { items: base.map((item) => ({ ...item })), flags: [], zero: false };
  for (const clause of clauses) applyClause(lexicon, applied, clause, unitOf);
  const zeros = applied.items.filter((item) => item.quantity === 0);
  applied.zero = zeros.length > 0 && zeros.length === applied.items.length;
  applied.items = applied.items.filter((item) => item.quantity !== 0);
  return applied;
}

function applyClause(lexicon: Lexicon, applied: Applied, clause: Clause, unitOf: UnitOf): void {
  if (clause.mentions.length === 0) {
    if (clause.verb !== 'order')
      applied.flags.push({
        reason: 'unparsed_text',
        start: clause.start,
        end: Math.max(clause.end, clause.start + 1),
        candidates: [],
      });
    return;
  }
  if (clause.verb === 'change') return change(lexicon, applied, clause, unitOf);
  for (const mention of clause.mentions) {
    const pointed =
      clause.left[0] !== undefined && !mention.named
        ? { ...mention, named: true, products: clause.left[0].products }
        : mention;
    const target = clause.verb === 'order' ? pointed : withOnlyProduct(lexicon, applied, pointed);
    if (clause.verb === 'remove') remove(lexicon, applied, target, unitOf);
    else {
      const item = settle(lexicon, target, unitOf, applied.flags);
      if (clause.verb === 'less') subtract(applied, item, mention);
      else merge(applied, item);
    }
  }
}

/** `再加1份` means the one thing ordered so far. */
function withOnlyProduct(lexicon: Lexicon, applied: Applied, mention: Mention): Mention {
  if (mention.named || lexicon.scope.length === 1) return mention;
  const products = [...new Set(applied.items.map((item) => item.product))];
  return products.length === 1 && products[0] !== null
    ? { ...mention, named: true, products: [products[0] as number] }
    : mention;
}

function merge(applied: Applied, item: SettledItem): void {
  const same =
    item.product === null
      ? undefined
      : applied.items.find(
          (known) => known.product === item.product && sameUnit(known.unit, item.unit) && known.note === item.note,
        );
  if (same === undefined) {
    applied.items.push(item);
    return;
  }
  same.quantity = same.quantity === null || item.quantity === null ? null : tidy(same.quantity + item.quantity);
  same.basis = item.basis === 'implied' && same.basis === 'implied' ? 'written' : same.basis;
  same.unit ??= item.unit;
  same.end = Math.max(same.end, item.end);
}

/** A missing unit is the sale unit; 份 and the like stand for it. */
function sameUnit(one: string | null, other: string | null): boolean {
  return one === other || one === null || other === null || (GENERIC.has(one) && GENERIC.has(other));
}

function conflict(applied: Applied, mention: { start: number; end: number }): void {
  applied.flags.push({ reason: 'conflicting_edit', start: mention.start, end: mention.end, candidates: [] });
}

function subtract(applied: Applied, item: SettledItem, mention: Mention): void {
  const same = applied.items.find((known) => known.product === item.product && item.product !== null);
  if (same === undefined || same.quantity === null || item.quantity === null || same.quantity < item.quantity) {
    conflict(applied, mention);
    return;
  }
  same.quantity = tidy(same.quantity - item.quantity);
  same.basis = 'derived';
}

function remove(lexicon: Lexicon, applied: Applied, mention: Mention, unitOf: UnitOf): void {
  const item = settle(lexicon, { ...mention, quantity: mention.quantity ?? 1 }, unitOf, applied.flags);
  const same = applied.items.find((known) => known.product === item.product && item.product !== null);
  if (same === undefined) {
    conflict(applied, mention);
    return;
  }
  if (mention.quantity !== null && same.quantity !== null && mention.quantity < same.quantity)
    same.quantity = tidy(same.quantity - mention.quantity);
  else same.quantity = 0;
}

function change(lexicon: Lexicon, applied: Applied, clause: Clause, unitOf: UnitOf): void {
  const left = clause.left[0];
  const leftItem = left === undefined ? null : findLeft(lexicon, applied, left, unitOf);
  const bare = clause.mentions.filter((mention) => !mention.named);
  if (bare.length === clause.mentions.length && bare.length === 1) {
    const mention = bare[0] as Mention;
    if (leftItem === null && left?.named === true && applied.items.length > 0) return conflict(applied, clause);
    const target = leftItem ?? (applied.items.length === 1 ? (applied.items[0] as SettledItem) : null);
    if (target === null) {
      const named = left !== undefined && left.named ? { ...mention, named: true, products: left.products } : mention;
      const item = settle(lexicon, named, unitOf, applied.flags);
      if (named !== mention && item.product !== null) return merge(applied, item);
      if (applied.items.length === 0) merge(applied, item);
      else conflict(applied, mention);
      return;
    }
    const product = target.product;
    const item = settle(
      lexicon,
      product === null ? mention : { ...mention, named: true, products: [product] },
      unitOf,
      applied.flags,
    );
    Object.assign(target, { product: item.product, quantity: item.quantity, unit: item.unit, basis: item.basis });
    return;
  }
  const items = clause.mentions.map((mention) => ({ mention, item: settle(lexicon, mention, unitOf, applied.flags) }));
  const known = items.every(
    ({ item }) => item.product !== null && applied.items.some((other) => other.product === item.product),
  );
  const takesPlace = leftItem !== null && items.length === 1 && items[0]?.item.product !== leftItem.product;
  if (known && !takesPlace && (applied.items.length === items.length || leftItem !== null)) {
    for (const { item } of items) {
      const same = applied.items.find((other) => other.product === item.product) as SettledItem;
      Object.assign(same, { quantity: item.quantity, unit: item.unit, basis: item.basis });
    }
    if (leftItem !== null && !items.some(({ item }) => item.product === leftItem.product)) leftItem.quantity = 0;
    return;
  }
  if (items.length > 1 && leftItem !== null) {
    applied.items = [];
    for (const { item } of items) merge(applied, item);
    return;
  }
  if (leftItem !== null && left !== undefined && exchangesPart(leftItem, left, items)) {
    leftItem.quantity = tidy((leftItem.quantity as number) - (left.quantity as number));
    for (const { mention, item } of items)
      merge(applied, carry(mention, item, { ...leftItem, quantity: left.quantity }));
    return;
  }
  if (leftItem !== null) return replace(applied, leftItem, items);
  if (applied.items.length <= 1) {
    const previous = applied.items[0];
    applied.items = [];
    for (const { mention, item } of items) merge(applied, carry(mention, item, previous));
    return;
  }
  if (items.length > 1) {
    applied.items = items.map(({ item }) => item);
    return;
  }
  conflict(applied, clause);
}

/** `有一盒大福换成抹茶卷` of two: the rest stays. */
function exchangesPart(leftItem: SettledItem, left: Mention, items: { item: SettledItem }[]): boolean {
  return (
    left.quantity !== null && leftItem.quantity !== null && left.quantity < leftItem.quantity && items.length === 1
  );
}

/** `A→B`, `糯的换甜的`: the right side takes the left side's place, and its number unless it has its own. */
function replace(applied: Applied, leftItem: SettledItem, items: { mention: Mention; item: SettledItem }[]): void {
  const previous = { ...leftItem };
  applied.items = applied.items.filter((item) => item !== leftItem);
  for (const { mention, item } of items) merge(applied, carry(mention, item, previous));
}

function carry(mention: Mention, item: SettledItem, previous: SettledItem | undefined): SettledItem {
  if (mention.quantity !== null || mention.vague || previous === undefined || item.basis === 'derived') return item;
  return { ...item, quantity: previous.quantity, basis: previous.quantity === 1 ? item.basis : 'derived' };
}

/** The item that stands before 改: named in this stretch, or ordered earlier. */
function findLeft(lexicon: Lexicon, applied: Applied, left: Mention, unitOf: UnitOf): SettledItem | null {
  const item = settle(lexicon, left, unitOf, []);
  if (item.product === null) return applied.items.length === 1 ? (applied.items[0] as SettledItem) : null;
  return applied.items.find((known) => known.product === item.product) ?? null;
}
