import type { GoldCase, GoldItem } from './gold.ts';

/** What was ordered, per offering and unit; `open` counts what nobody can tell. */
export interface Amounts {
  readonly byOffering: Map<string, { quantity: number | null; unit: string | null }[]>;
  open: number;
}

const grams = new Map([
  ['kg', 1000],
  ['公斤', 1000],
  ['千克', 1000],
  ['斤', 500],
  ['市斤', 500],
  ['g', 1],
  ['克', 1],
  ['两', 50],
]);
/** Words that only count, so that one stands for another. */
const counters = new Set(['份', '个', '件', '单', '组', '套']);

export function addUp(items: readonly GoldItem[], unitOf: (offering: string) => string | null): Amounts {
  const amounts: Amounts = { byOffering: new Map(), open: 0 };
  for (const [offering, quantity, written] of items) {
    if (offering === null || quantity === null) amounts.open += 1;
    if (offering === null) continue;
    const unit = written ?? unitOf(offering);
    const rows = amounts.byOffering.get(offering) ?? [];
    const same = rows.find((row) => row.unit === unit && row.quantity !== null);
    if (same && quantity !== null) same.quantity! += quantity;
    else rows.push({ quantity, unit });
    amounts.byOffering.set(offering, rows);
  }
  return amounts;
}

/**
 * Whether everything certain was read with its quantity and nothing else was. An order that is asked about may hold as
 * many entries more as there are open ones.
 */
export function sameAmounts(gold: Amounts, found: Amounts, asked: boolean): boolean {
  if (!asked && found.open > 0) return false;
  for (const [offering, rows] of gold.byOffering) {
    const candidates = found.byOffering.get(offering) ?? [];
    for (const row of rows) {
      if (row.quantity !== null && !candidates.some((candidate) => isSame(row, candidate))) return false;
    }
  }
  let more = 0;
  for (const [offering, rows] of found.byOffering) {
    const wanted = gold.byOffering.get(offering) ?? [];
    more += rows.filter((row) => !wanted.some((want) => want.quantity === null || isSame(want, row))).length;
  }
  return more === 0 || (asked && more <= gold.open);
}

type Amount = { quantity: number | null; unit: string | null };

function isSame(want: Amount, have: Amount): boolean {
  if (want.quantity === null || have.quantity === null) return want.quantity === have.quantity;
  const [one, other] = [want.unit, have.unit].map((unit) => grams.get(unit ?? ''));
  if (one !== undefined && other !== undefined) return near(want.quantity * one, have.quantity * other);
  const alike = want.unit === null || want.unit === have.unit || [want.unit, have.unit].some((unit) => counts(unit));
  return alike && near(want.quantity, have.quantity);
}

const counts = (unit: string | null): boolean => unit === null || counters.has(unit);
const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;

export function unitsOf(offerings: GoldCase['offerings']): (offering: string) => string | null {
  const units = new Map(offerings.map(({ id, unit }) => [id, unit]));
  return (offering) => units.get(offering) ?? null;
}
