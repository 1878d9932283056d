import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';

export type StatementLineId = Id<'statement_line'>;

export interface NewStatementLine {
  /** The same for the same money: a second paste does not count it twice. */
  readonly fingerprint: string;
  readonly occurredAt: Date | null;
  readonly amountFen: number;
  readonly payer: string;
  readonly remark: string;
  readonly raw: string;
}

export interface StatementLine extends NewStatementLine {
  readonly id: StatementLineId;
  /** The payment it stands behind, once ticked. */
  readonly paymentId: string | null;
}

/** Keeps what came in by a pasted statement; lines that are known already come back as they are. */
export async function storeStatementLines(ctx: Context, lines: readonly NewStatementLine[]): Promise<StatementLine[]> {
  if (lines.length === 0) return [];
  await ctx.tx.run(sql`
    insert into payments.statement_lines
      (shop_id, id, fingerprint, occurred_at, amount_fen, payer, remark, raw, created_at)
    select ${ctx.shopId}, id, fingerprint, occurred_at, amount_fen, payer, remark, raw, ${ctx.now}
    from unnest(${lines.map(() => ctx.newId<StatementLineId>())}::uuid[],
      ${lines.map((line) => line.fingerprint)}::text[], ${lines.map((line) => line.occurredAt)}::timestamptz[],
      ${lines.map((line) => line.amountFen)}::bigint[], ${lines.map((line) => line.payer)}::text[],
      ${lines.map((line) => line.remark)}::text[], ${lines.map((line) => line.raw)}::text[])
      as line (id, fingerprint, occurred_at, amount_fen, payer, remark, raw)
    on conflict (shop_id, fingerprint) do nothing`);
  return ctx.tx.many<StatementLine>(sql`
    select id, fingerprint, occurred_at, amount_fen, payer, remark, raw, payment_id from payments.statement_lines
    where shop_id = ${ctx.shopId} and fingerprint = any(${lines.map((line) => line.fingerprint)}::text[])`);
}
