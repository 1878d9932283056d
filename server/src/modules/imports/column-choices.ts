import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';

/** Header → field of a goods sheet, or null for a column to be left alone. */
export type ColumnMapping = Record<string, string | null>;

/** One sheet's headers, in their order: what a choice is remembered by. */
const hashOf = (headers: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(headers.map((header) => header.normalize('NFKC').trim().toLowerCase())))
    .digest();

/** What was chosen the last time a sheet with these headers came in. */
export async function findColumnChoice(ctx: Context, headers: readonly string[]): Promise<ColumnMapping | undefined> {
  const found = await ctx.tx.maybeOne<{ mapping: ColumnMapping }>(sql`
    select mapping from imports.column_choices
    where shop_id = ${ctx.shopId} and headers_hash = ${hashOf(headers)}`);
  return found?.mapping;
}

/** Remembers a choice for sheets with these headers. */
export async function rememberColumnChoice(
  ctx: Context,
  headers: readonly string[],
  mapping: ColumnMapping,
): Promise<void> {
  await ctx.tx.run(sql`
    insert into imports.column_choices (shop_id, headers_hash, mapping, updated_at)
    values (${ctx.shopId}, ${hashOf(headers)}, ${json(mapping)}::jsonb, ${ctx.now})
    on conflict (shop_id, headers_hash) do update set mapping = excluded.mapping, updated_at = excluded.updated_at`);
}
