import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { route } from '../../kernel/http/route.ts';
import { id, object } from '../../kernel/http/schemas.ts';

const SalesToFulfil = object({
  sales: Type.Array(object({ saleId: id(), title: Type.String(), closed: Type.Boolean(), orderCount: Type.Integer() })),
});

const SALES_MAX = 100;

/** Names of the sales there can be something to pack of, running ones first: no money, so that a packer may see it. */
export async function readSalesToFulfil(ctx: Context): Promise<Static<typeof SalesToFulfil>> {
  const sales = await ctx.tx.many<Static<typeof SalesToFulfil>['sales'][number]>(sql`
    select id as sale_id, title, status = 'closed' as closed, order_count from sales.sales
    where shop_id = ${ctx.shopId} and status in ('open', 'closed') and starts_at <= ${ctx.now}
    order by status = 'closed', starts_at desc, id desc limit ${SALES_MAX}`);
  return { sales };
}

export const salesToFulfilScreen = route({
  method: 'GET',
  url: '/api/admin/sales-to-fulfil',
  summary: 'Sales whose orders are or will be packed, by name',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  reply: SalesToFulfil,
  run: 'read',
  handle: ({ ctx }) => readSalesToFulfil(ctx),
});
