import { createHash } from 'node:crypto';
import { parseStatementText, type StatementEntry } from '@heyi/sheets';
import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { invalid } from '../../kernel/errors.ts';
import { object } from '../../kernel/http/schemas.ts';
import { findRecipients } from '../orders/index.ts';
import { findPendingPayments, storeStatementLines, type StatementLine } from '../payments/index.ts';
import { findNames } from '../people/index.ts';
import { matchStatement, type OpenPayment, type StatementMatch } from './match-statement.ts';

export const ReadStatement = object({ text: Type.String({ maxLength: 400_000 }) });

export interface ReadLine {
  readonly lineId: string;
  /** ISO 8601; null when the text carries no full date. */
  readonly occurredAt: string | null;
  readonly amountFen: number;
  readonly payer: string;
  readonly remark: string;
  readonly ticked: boolean;
  readonly match: StatementMatch;
}

export interface StatementReply {
  readonly lines: ReadLine[];
  /** Lines that could not be read, and money that went out. */
  readonly unread: { lineNo: number; raw: string }[];
  readonly outgoing: number;
}

/**
 * Reads a pasted bank or WeChat statement and says whose order each incoming line pays. Ticks nothing.
 * @throws invalid payments.statement_empty
 */
export async function readStatementText(ctx: Context, input: Static<typeof ReadStatement>): Promise<StatementReply> {
  const reading = parseStatementText(input.text, { now: ctx.now });
  const incoming = reading.entries.filter((entry) => entry.direction === 'in');
  if (reading.entries.length === 0 && reading.unread.length === 0) throw invalid('payments.statement_empty');
  const seen = new Map<string, number>();
  const drafts = incoming.map((entry) => ({
    fingerprint: fingerprintOf(entry, seen),
    occurredAt: entry.at === null ? null : new Date(entry.at),
    amountFen: entry.amountFen,
    payer: entry.payer ?? '',
    remark: [entry.remark, entry.reference].filter(Boolean).join(' '),
    raw: entry.raw.slice(0, 500),
  }));
  const stored = new Map((await storeStatementLines(ctx, drafts)).map((line) => [line.fingerprint, line]));
  const lines = drafts.map((draft) => stored.get(draft.fingerprint)!);
  const free = lines.filter((line) => line.paymentId === null);
  const matches = matchStatement(free, await findOpenPayments(ctx));
  const matchOf = new Map(free.map((line, index) => [line.id, matches[index]!]));
  return {
    lines: lines.map((line) => shown(line, matchOf.get(line.id) ?? { kind: 'none' })),
    unread: reading.unread.map(({ lineNo, raw }) => ({ lineNo, raw: raw.slice(0, 200) })),
    outgoing: reading.entries.length - incoming.length,
  };
}

/** Equal lines of one paste are different payments: they are numbered; the same paste again gives the same numbers. */
function fingerprintOf(entry: StatementEntry, seen: Map<string, number>): string {
  const facts = JSON.stringify([entry.at, entry.amountFen, entry.payer, entry.remark, entry.reference]);
  const count = (seen.get(facts) ?? 0) + 1;
  seen.set(facts, count);
  return createHash('sha256').update(`${facts} ${count}`).digest('base64url');
}

const shown = (line: StatementLine, match: StatementMatch): ReadLine => ({
  lineId: line.id,
  occurredAt: line.occurredAt?.toISOString() ?? null,
  amountFen: line.amountFen,
  payer: line.payer,
  remark: line.remark,
  ticked: line.paymentId !== null,
  match,
});

/** What is waited for, with every name its payer goes by. */
async function findOpenPayments(ctx: Context): Promise<OpenPayment[]> {
  const pending = await findPendingPayments(ctx);
  if (pending.length === 0) return [];
  const [names, recipients] = await Promise.all([
    findNames(ctx, [...new Set(pending.map((payment) => payment.payerPersonId))]),
    findRecipients(
      ctx,
      pending.map((payment) => payment.purposeId),
    ),
  ]);
  return pending.map(({ purposeId, payerPersonId, reference, amountFen }) => ({
    orderId: purposeId,
    reference,
    amountFen,
    names: [...(names.get(payerPersonId) ?? []), ...(recipients.has(purposeId) ? [recipients.get(purposeId)!] : [])],
  }));
}
