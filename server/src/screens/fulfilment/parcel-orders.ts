import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { route } from '../../kernel/http/route.ts';
import { id, object, optional } from '../../kernel/http/schemas.ts';

export interface NamedOrder {
  orderId: string;
  serial: number;
  code: string;
  recipientName: string;
  phoneTail: string;
  address: string;
}

/** Orders by their code, as little of each as tells them apart. */
export async function readNamedOrders(ctx: Context, codes: readonly string[]): Promise<Map<string, NamedOrder>> {
  const rows = await ctx.tx.many<NamedOrder>(sql`
    select id as order_id, serial, code, recipient_name, right(phone, 4) as phone_tail, address from orders.orders
    where shop_id = ${ctx.shopId} and code = any(${codes}::text[])`);
  return new Map(rows.map((row) => [row.code, row]));
}

const Waiting = object({
  orderId: id(),
  serial: Type.Integer(),
  code: Type.String(),
  recipientName: Type.String(),
  phoneTail: Type.String(),
  address: Type.String(),
  saleTitle: Type.String(),
  goods: Type.String(),
  /** Whose goods the order holds, each with their own only; a blank name for goods without a supplier. */
  suppliers: Type.Array(object({ name: Type.String(), goods: Type.String() })),
});

export const missingParcelsScreen = route({
  method: 'GET',
  url: '/api/admin/missing-parcels',
  summary: 'Orders to be sent that have no tracking number yet',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  query: object({ saleId: optional(id()) }),
  reply: object({ rows: Type.Array(Waiting) }),
  run: 'read',
  handle: async ({ ctx, query }) => ({
    rows: await ctx.tx.many<Static<typeof Waiting>>(sql`
      select o.id as order_id, o.serial, o.code, o.recipient_name, right(o.phone, 4) as phone_tail, o.address,
        sale.title as sale_title, coalesce(said.goods, '') as goods, coalesce(said.suppliers, '[]') as suppliers
      from orders.orders o
      join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
      left join lateral (
        select string_agg(own.goods, '，' order by own.first) as goods,
          json_agg(json_build_object('name', own.name, 'goods', own.goods) order by own.first) as suppliers
        from (
          select coalesce(supplier.name, '') as name, min(l.position) as first,
            string_agg(trim(l.name || ' ' || l.spec) || ' ×' || l.quantity::real, '，' order by l.position) as goods
          from orders.lines l
          left join catalog.suppliers supplier on supplier.shop_id = l.shop_id and supplier.id = l.supplier_id
          where l.shop_id = o.shop_id and l.order_id = o.id and l.quantity > 0
          group by 1) own) said on true
      where o.shop_id = ${ctx.shopId} and o.delivery_kind = 'parcel' and o.closed_at is null
        and o.fulfilment_status <> 'completed'
        and not exists (select from fulfilment.parcels p
          where p.shop_id = o.shop_id and p.order_id = o.id and p.removed_at is null)
        ${query.saleId === undefined ? none : sql`and o.sale_id = ${query.saleId}`}
      order by sale.ends_at desc, o.serial limit 500`),
  }),
});
