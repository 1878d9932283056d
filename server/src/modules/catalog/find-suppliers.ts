import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { SupplierId } from './product.ts';

/** @throws not_found `catalog.supplier_not_found` unless every id names a supplier of this shop */
export async function refuseUnknownSuppliers(
  ctx: Context,
  ids: readonly (SupplierId | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (wanted.length === 0) return;
  const { found } = await ctx.tx.one<{ found: number }>(sql`
    select count(*)::int as found from catalog.suppliers
    where shop_id = ${ctx.shopId} and id = any(${wanted}::uuid[])`);
  if (found !== wanted.length) throw notFound('catalog.supplier_not_found');
}

/** The suppliers of these names; those the shop does not know yet are added. */
export async function ensureSuppliers(ctx: Context, names: readonly string[]): Promise<Map<string, SupplierId>> {
  if (names.length === 0) return new Map();
  await ctx.tx.run(sql`
    insert into catalog.suppliers (shop_id, id, name, created_at)
    select ${ctx.shopId}, id, name, ${ctx.now}
    from unnest(${names.map(() => ctx.newId())}::uuid[], ${names}::text[]) as wanted (id, name)
    on conflict (shop_id, name) do nothing`);
  const rows = await ctx.tx.many<{ name: string; id: SupplierId }>(sql`
    select name, id from catalog.suppliers where shop_id = ${ctx.shopId} and name = any(${names}::text[])`);
  return new Map(rows.map((row) => [row.name, row.id]));
}
