import type { Static } from 'typebox';
import Type from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { line, object, optional, text } from '../../kernel/http/schemas.ts';
import type { SupplierId } from './product.ts';

export const UpdateSupplier = object({
  name: optional(line(40, 1)),
  contactName: optional(line(30)),
  phone: optional(line(30)),
  address: optional(line(120)),
  note: optional(text(500)),
  archived: optional(Type.Boolean()),
});

export type UpdateSupplier = Static<typeof UpdateSupplier>;

/**
 * Changes what is named, and puts a supplier away or takes it back.
 * @throws not_found `catalog.supplier_not_found`
 * @throws conflict `catalog.supplier_exists` when another has the name
 */
export async function updateSupplier(ctx: Context, input: UpdateSupplier & { supplierId: SupplierId }): Promise<void> {
  const { supplierId, archived } = input;
  const name = input.name?.trim() ?? null;
  const holders = await ctx.tx.many<{ id: SupplierId }>(sql`
    select id from catalog.suppliers where shop_id = ${ctx.shopId} and (id = ${supplierId} or name = ${name})
    order by id for update`);
  if (!holders.some((holder) => holder.id === supplierId)) throw notFound('catalog.supplier_not_found');
  if (holders.length > 1) throw conflict('catalog.supplier_exists', { name: name! });
  await ctx.tx.run(sql`
    update catalog.suppliers
    set name = coalesce(${name}, name),
      contact_name = coalesce(${input.contactName?.trim() ?? null}, contact_name),
      phone = coalesce(${input.phone?.trim() ?? null}, phone),
      address = coalesce(${input.address?.trim() ?? null}, address),
      note = coalesce(${input.note?.trim() ?? null}, note),
      archived_at = case ${archived ?? null}::boolean
        when true then coalesce(archived_at, ${ctx.now}) when false then null else archived_at end
    where shop_id = ${ctx.shopId} and id = ${supplierId}`);
}
