import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from './kinds.ts';

/** A golden vector: an input from the wire with the answer that is known to be right. */
export interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

export interface Verdict {
  readonly file: string;
  readonly id: string;
  /** Undefined when our code gave the expected answer. */
  readonly wrong: string | undefined;
}

/**
 * Recomputes every vector of every JSON file in a folder.
 * @throws Error when the folder has no vector, or a file is not one of vectors
 */
export function checkVectors(folder: string): Verdict[] {
  const verdicts = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((file) =>
      readVectors(join(folder, file)).map((vector) => ({ file, id: vector.id, wrong: judge(vector) })),
    );
  if (verdicts.length === 0) throw new Error(`${folder} 里没有测试向量 has no vectors`);
  return verdicts;
}

function readVectors(path: string): readonly Vector[] {
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors?: unknown };
  if (!Array.isArray(vectors)) throw new Error(`${path}: 没有 "vectors" 列表 has no list "vectors"`);
  return vectors as Vector[];
}

/** What is wrong with our answer. A vector that expects to be refused is right when our code refuses it. */
export function judge({ kind, input, expected }: Vector): string | undefined {
  const recompute = kinds[kind];
  if (recompute === undefined) return `unknown kind "${kind}"`;
  try {
    const answer = recompute(input as Parameters<typeof recompute>[0]);
    return findDifference(expected, answer);
  } catch (error) {
    if (expectsRefusal(expected)) return undefined;
    return error instanceof Error ? error.message : String(error);
  }
}

function expectsRefusal(expected: Vector['expected']): boolean {
  const refusals = ['valid', 'accept', 'ok', 'signature_valid', 'watermark_ok'];
  return expected.error !== undefined || refusals.some((name) => expected[name] === false);
}

/** The first expected value that the answer does not have, records compared name by name. */
function findDifference(expected: unknown, answer: unknown, path = ''): string | undefined {
  if (typeof expected !== 'object' || expected === null) {
    if (Object.is(expected, answer)) return undefined;
    return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(answer)}`;
  }
  for (const [name, value] of Object.entries(expected)) {
    const difference = findDifference(
      value,
      (answer as Record<string, unknown> | undefined)?.[name],
      `${path}/${name}`,
    );
    if (difference !== undefined) return difference;
  }
  return undefined;
}
