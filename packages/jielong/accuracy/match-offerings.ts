import { digitsOf, fold } from './fold.ts';
import type { GoldCase } from './gold.ts';

type Goods = Omit<GoldCase['offerings'][number], 'id'> & { id: string };

/**
 * The gold offering that each offering of the reading stands for. Ids are free; code, name, spec and price decide.
 */
export function matchOfferings(gold: readonly Goods[], found: readonly Goods[]): Map<string, string> {
  const matched = new Map<string, string>();
  for (const goods of found) {
    const ranked = gold
      .map((candidate) => ({ id: candidate.id, likeness: likenessOf(candidate, goods) }))
      .sort((a, b) => b.likeness - a.likeness);
    const best = ranked[0];
    if (best !== undefined && best.likeness >= 2.5) matched.set(goods.id, best.id);
  }
  return matched;
}

function likenessOf(gold: Goods, found: Goods): number {
  let likeness = 0;
  if (gold.code && found.code) likeness += fold(gold.code) === fold(found.code) ? 3 : -3;
  const name = fold(found.name);
  const names = [gold.name, ...gold.aliases].map(fold);
  if (name === names[0]) likeness += 4;
  else if (names.includes(name)) likeness += 3;
  else if (names.some((other) => name.includes(other) || other.includes(name))) likeness += 2.5;
  if (gold.spec && found.spec) {
    const [one, other] = [fold(gold.spec), fold(found.spec)];
    if (one.includes(other) || other.includes(one)) likeness += 1;
    else likeness += digitsOf(one) === digitsOf(other) ? 0.5 : -1.2;
  }
  if (gold.price !== null && found.price !== null) likeness += gold.price === found.price ? 1 : -1;
  return likeness;
}
