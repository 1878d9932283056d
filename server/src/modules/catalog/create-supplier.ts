import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import { line, object, optional, text } from '../../kernel/http/schemas.ts';
import type { SupplierId } from './product.ts';

export const CreateSupplier = object({
  name: line(40, 1),
  contactName: optional(line(30)),
  phone: optional(line(30)),
  address: optional(line(120)),
  note: optional(text(500)),
});

export type CreateSupplier = Static<typeof CreateSupplier>;

/**
 * Adds a supplier.
 * @throws conflict `catalog.supplier_exists`, also when the one of that name has been put away
 */
export async function createSupplier(ctx: Context, input: CreateSupplier): Promise<{ supplierId: SupplierId }> {
  const supplierId = ctx.newId<SupplierId>();
  const inserted = await ctx.tx.run(sql`
    insert into catalog.suppliers (shop_id, id, name, contact_name, phone, address, note, created_at)
    values (${ctx.shopId}, ${supplierId}, ${input.name.trim()}, ${input.contactName?.trim() ?? ''},
      ${input.phone?.trim() ?? ''}, ${input.address?.trim() ?? ''}, ${input.note?.trim() ?? ''}, ${ctx.now})
    on conflict (shop_id, name) do nothing`);
  if (inserted === 0) throw conflict('catalog.supplier_exists', { name: input.name.trim() });
  return { supplierId };
}
