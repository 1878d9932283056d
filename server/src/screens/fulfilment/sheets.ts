import Type from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { FileReply, route } from '../../kernel/http/route.ts';
import { id, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { readSaleHead, readSaleRows } from './read-sale-rows.ts';
import { buildWorkbook, type PaymentRow } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const kinds = ['purchase', 'sorting', 'labels', 'payments', 'orders'] as const;

interface Sheet {
  saleId: string;
  kind: (typeof kinds)[number];
  supplierId: string | null;
}

function readPayments(ctx: Context, saleId: string): Promise<PaymentRow[]> {
  return ctx.tx.many<PaymentRow>(sql`
    select o.serial, o.recipient_name, coalesce(member.nickname, '') as nickname,
      coalesce(community.name, '') as community_name, sale.number || '-' || o.serial as reference, o.payable_fen,
      o.paid_fen, o.refunded_fen,
      greatest(o.payable_fen - o.after_sale_fen - (o.paid_fen - o.refunded_fen), 0) as due_fen,
      coalesce((select string_agg(distinct case p.method when 'cash' then '现金' else '转账' end, '、')
        from payments.payments p where p.shop_id = o.shop_id and p.purpose_id = o.id and p.status = 'captured'), '')
        as method
    from orders.orders o
    join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
    left join communities.communities community on community.shop_id = o.shop_id and community.id = o.community_id
    left join communities.members member on member.shop_id = o.shop_id and member.community_id = o.community_id
      and member.person_id = o.person_id
    where o.shop_id = ${ctx.shopId} and o.sale_id = ${saleId} and o.closed_at is null
    order by o.serial`);
}

export const sheetFileScreen = route({
  method: 'GET',
  url: '/api/admin/sheets/:sheetId/file',
  summary: 'A sheet of a sale as xlsx, with the orders as they are now',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  params: object({ sheetId: id() }),
  run: 'read',
  handle: async ({ ctx, params }) => {
    const sheet = await ctx.tx.maybeOne<Sheet>(sql`
      select sale_id, kind, supplier_id from fulfilment.sheets
      where shop_id = ${ctx.shopId} and id = ${params.sheetId}`);
    if (!sheet) throw notFound('fulfilment.sheet_not_found');
    const sale = await readSaleHead(ctx, sheet.saleId);
    const all = await readSaleRows(ctx, sheet.saleId);
    const { kind, supplierId } = sheet;
    const rows = supplierId === null ? all : all.filter((row) => row.supplierId === supplierId);
    const payments = kind === 'payments' ? await readPayments(ctx, sheet.saleId) : [];
    const { bytes, fileName } = await buildWorkbook({ kind, sale, rows, payments, supplierId, now: ctx.now });
    return new FileReply(bytes, XLSX, fileName);
  },
});

const MadeSheet = object({
  id: id(),
  kind: oneOf(kinds),
  supplierId: nullable(id()),
  at: Type.String(),
  /** Orders placed, edited or closed since. */
  changedSince: Type.Integer(),
});

export const madeSheetsScreen = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId/sheets',
  summary: 'The newest sheet of each kind, and how many orders changed since',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  params: object({ saleId: id() }),
  reply: object({ rows: Type.Array(MadeSheet) }),
  run: 'read',
  handle: async ({ ctx, params }) => {
    const rows = await ctx.tx.many<{
      id: string;
      kind: Sheet['kind'];
      supplierId: string | null;
      at: Date;
      changedSince: number;
    }>(sql`
      select distinct on (sheet.kind, sheet.supplier_id) sheet.id, sheet.kind, sheet.supplier_id, sheet.at,
        (select count(distinct change.order_id) from fulfilment.order_changes change
          where change.shop_id = sheet.shop_id and change.sale_id = sheet.sale_id and change.at > sheet.at)
          as changed_since
      from fulfilment.sheets sheet
      where sheet.shop_id = ${ctx.shopId} and sheet.sale_id = ${params.saleId}
      order by sheet.kind, sheet.supplier_id, sheet.at desc`);
    return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
  },
});
