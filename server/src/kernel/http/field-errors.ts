import type { FastifyError } from 'fastify';
import type { ErrorDetails } from '../errors.ts';

/** One field that is wrong. `path` is a JSON pointer below the part of the request: `body/lines/0/quantity`. */
export interface FieldError {
  readonly path: string;
  /** `schema.` and the keyword of JSON Schema that refused it; money has `…Fen` codes with its limit in yuan. */
  readonly code: string;
  readonly details?: ErrorDetails;
}

type Refusal = NonNullable<FastifyError['validation']>[number];

const FIELDS_MAX = 20;

/** What a choice between schemas adds to the reason of the one that was meant. */
const vague = new Set(['anyOf', 'oneOf', 'type', 'const']);

/** The fields that a schema refused, each once and with the reason that tells most. */
export function fieldErrorsOf(refusals: readonly Refusal[], part: string): FieldError[] {
  const byPath = new Map<string, Refusal>();
  for (const refusal of refusals) {
    const path = `${part}${refusal.instancePath}${missingOf(refusal.params)}`;
    const before = byPath.get(path);
    if (!before || (vague.has(before.keyword) && !vague.has(refusal.keyword))) byPath.set(path, refusal);
  }
  return [...byPath].slice(0, FIELDS_MAX).map(([path, refusal]) => ({ path, ...reasonOf(path, refusal) }));
}

function reasonOf(path: string, { keyword, params }: Refusal): Pick<FieldError, 'code' | 'details'> {
  const limit = params['limit'];
  if (typeof limit !== 'number') return { code: `schema.${keyword}` };
  if (keyword === 'minLength' && limit === 1) return { code: 'schema.required' };
  if (path.endsWith('Fen')) return { code: `schema.${keyword}Fen`, details: { limit: limit / 100 } };
  return { code: `schema.${keyword}`, details: { limit } };
}

function missingOf(params: Record<string, unknown>): string {
  const name = params['missingProperty'] ?? params['additionalProperty'] ?? params['additionalProperties'];
  const first = Array.isArray(name) ? name[0] : name;
  return typeof first === 'string' ? `/${first}` : '';
}
