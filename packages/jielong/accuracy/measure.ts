import { join } from 'node:path';
import type { Prediction } from '../src/types.ts';
import { readGold } from './gold.ts';
import { scoreCase, type Score } from './score.ts';

export type Totals = Omit<Score, 'problems'> & { readonly cases: number };

/** How right the reading of a build is, over the corpus in this package. */
export interface Accuracy {
  /** Cases that were looked at while the rules were written. */
  readonly seen: Totals;
  /** Cases that nobody who wrote a rule has looked at: the figure that tells most about tomorrow's text. */
  readonly held: Totals;
  /** The seen and held cases together, by how hard they are (1 to 5). */
  readonly byDifficulty: readonly (Totals & { readonly difficulty: number })[];
}

const corpus = join(import.meta.dirname, '..', 'corpus');

export function measureAccuracy(read: (text: string) => Prediction): Accuracy {
  const [seen, held] = ['seen', 'held'].map((folder) =>
    readGold(join(corpus, folder)).map((gold) => ({
      difficulty: gold.difficulty,
      score: scoreCase(gold, read(gold.text)),
    })),
  ) as [Judged[], Judged[]];
  const byDifficulty = Map.groupBy([...seen, ...held], ({ difficulty }) => difficulty);
  return {
    seen: addUp(seen),
    held: addUp(held),
    byDifficulty: [...byDifficulty]
      .sort(([a], [b]) => a - b)
      .map(([difficulty, judged]) => ({ difficulty, ...addUp(judged) })),
  };
}

type Judged = { difficulty: number; score: Score };

function addUp(judged: readonly Judged[]): Totals {
  const sum = (pick: (score: Score) => number) => judged.reduce((total, { score }) => total + pick(score), 0);
  return {
    cases: judged.length,
    units: sum((score) => score.units),
    exact: sum((score) => score.exact),
    silent: sum((score) => score.silent),
    needless: sum((score) => score.needless),
  };
}
