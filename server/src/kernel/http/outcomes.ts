import Type, { type Static } from 'typebox';
import type { DomainError } from '../errors.ts';
import { id, object, optional } from './schemas.ts';

export const Outcomes = object({
  outcomes: Type.Array(
    object({ orderId: id(), ok: Type.Boolean(), code: optional(Type.String()), details: optional(Type.Unknown()) }),
  ),
});

/** Bulk replies: each row with its own outcome, never one error for all. */
export const outcomesOf = (rows: readonly { orderId: string; error?: DomainError }[]): Static<typeof Outcomes> => ({
  outcomes: rows.map(({ orderId, error }) =>
    error ? { orderId, ok: false, code: error.code, details: error.details } : { orderId, ok: true },
  ),
});
