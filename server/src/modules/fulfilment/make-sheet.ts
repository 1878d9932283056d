import { type Static } from 'typebox';
import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { id, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { findMenu } from '../sales/index.ts';
import { sheetKinds, type SheetId } from './fulfilment.ts';

export const MakeSheet = object({ kind: oneOf(sheetKinds), supplierId: optional(id()) });

/**
 * Notes that a sheet of a sale is made now; what changes in the orders afterwards counts as news against it.
 * @throws not_found sales.not_found
 */
export async function makeSheet(
  ctx: Context,
  input: Static<typeof MakeSheet> & { saleId: string },
): Promise<{ sheetId: SheetId }> {
  await findMenu(ctx, input.saleId);
  const sheetId = ctx.newId<SheetId>();
  await ctx.tx.run(sql`
    insert into fulfilment.sheets (shop_id, id, sale_id, kind, supplier_id, made_by, at)
    values (${ctx.shopId}, ${sheetId}, ${input.saleId}, ${input.kind}, ${input.supplierId ?? null},
      ${actorName(ctx.actor)}, ${ctx.now})`);
  return { sheetId };
}
