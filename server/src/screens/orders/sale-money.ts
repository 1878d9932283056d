import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route } from '../../kernel/http/route.ts';
import { cursor, id, nullable, object, oneOf, pageOf } from '../../kernel/http/schemas.ts';
import { pageOf as cutPage, PAGE_SIZE, readCursor } from '../../kernel/pages.ts';

const SaleMoney = object({
  saleId: id(),
  title: Type.String(),
  orderedFen: Type.Integer(),
  /** Money received, before refunds. */
  receivedFen: Type.Integer(),
  refundedFen: Type.Integer(),
  unpaidFen: Type.Integer(),
  costFen: Type.Integer(),
  /** Ordered less cost: what the round leaves when all is paid. */
  leftFen: Type.Integer(),
  byMethod: Type.Array(object({ method: oneOf(['cash', 'transfer']), fen: Type.Integer() })),
  suppliers: Type.Array(object({ supplierId: nullable(id()), name: Type.String(), payableFen: Type.Integer() })),
});

type SaleMoney = Static<typeof SaleMoney>;

/** Postings of a sale with the kinds of both their accounts. */
const postingsOf = (ctx: Context, saleId: string): Statement => sql`
  select t.kind, t.reference_id, t.occurred_at, t.memo, t.id as transaction_id, p.position, p.amount_fen,
    d.kind as debit, d.party_id as debit_party, c.kind as credit, c.party_id as credit_party
  from ledger.transactions t
  join ledger.postings p on p.shop_id = t.shop_id and p.transaction_id = t.id
  join ledger.accounts d on d.shop_id = p.shop_id and d.id = p.debit_account_id
  join ledger.accounts c on c.shop_id = p.shop_id and c.id = p.credit_account_id
  where t.shop_id = ${ctx.shopId} and t.scope_id = ${saleId}`;

async function readSaleMoney(ctx: Context, saleId: string): Promise<SaleMoney> {
  const row = await ctx.tx.maybeOne<Omit<SaleMoney, 'leftFen'>>(sql`
    with posting as (${postingsOf(ctx, saleId)}),
    side as (
      select debit as kind, debit_party as party, amount_fen as fen, kind as cause from posting
      union all select credit, credit_party, -amount_fen, kind from posting)
    select sale.id as sale_id, sale.title,
      coalesce(-sum(fen) filter (where side.kind in ('revenue', 'freight')), 0)::bigint as ordered_fen,
      coalesce(sum(fen) filter (where side.kind in ('cash', 'transfer')
        and cause in ('payment_captured', 'capture_undone')), 0)::bigint as received_fen,
      coalesce(-sum(fen) filter (where side.kind in ('cash', 'transfer') and cause = 'refund'), 0)::bigint
        as refunded_fen,
      coalesce(sum(fen) filter (where side.kind = 'receivable'), 0)::bigint as unpaid_fen,
      coalesce(sum(fen) filter (where side.kind = 'cost'), 0)::bigint as cost_fen,
      (select coalesce(json_agg(json_build_object('method', kind, 'fen', fen) order by kind), '[]') from (
        select kind, sum(fen)::bigint as fen from side where kind in ('cash', 'transfer') group by kind) methods)
        as by_method,
      (select coalesce(json_agg(json_build_object('supplierId', party, 'name', coalesce(supplier.name, ''),
          'payableFen', fen) order by fen desc), '[]') from (
        select party, -sum(fen)::bigint as fen from side where kind = 'supplier_payable' group by party) owed
        left join catalog.suppliers supplier on supplier.shop_id = ${ctx.shopId} and supplier.id = owed.party)
        as suppliers
    from sales.sales sale left join side on true
    where sale.shop_id = ${ctx.shopId} and sale.id = ${saleId} group by sale.id, sale.title`);
  if (!row) throw notFound('sales.not_found');
  return { ...row, leftFen: row.orderedFen - row.costFen };
}

export const saleMoneyScreen = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId/money',
  summary: 'The money of a round, from the ledger',
  access: { kind: 'staff', may: 'money:read' },
  rate: 'read',
  audit: 'none',
  params: object({ saleId: id() }),
  reply: SaleMoney,
  run: 'read',
  handle: ({ ctx, params }) => readSaleMoney(ctx, params.saleId),
});

const PostingRow = object({
  transactionId: id(),
  position: Type.Integer(),
  kind: Type.String(),
  occurredAt: Type.String(),
  memo: Type.String(),
  debit: Type.String(),
  credit: Type.String(),
  amountFen: Type.Integer(),
  orderId: nullable(id()),
  orderSerial: nullable(Type.Integer()),
  partyName: Type.String(),
});

type PostingRow = Omit<Static<typeof PostingRow>, 'occurredAt'> & { occurredAt: Date };

/** Which postings stand behind a figure. */
const figureNames = ['all', 'ordered', 'paid', 'refunded', 'unpaid', 'cost'] as const;

type Figure = (typeof figureNames)[number];

const conditions: Readonly<Record<Figure, Statement>> = {
  all: sql`true`,
  ordered: sql`(posting.debit in ('revenue', 'freight') or posting.credit in ('revenue', 'freight'))`,
  paid: sql`(posting.debit in ('cash', 'transfer') or posting.kind = 'capture_undone')`,
  refunded: sql`posting.kind = 'refund'`,
  unpaid: sql`(posting.debit = 'receivable' or posting.credit = 'receivable')`,
  cost: sql`(posting.debit = 'cost' or posting.credit = 'cost')`,
};

async function readPostings(ctx: Context, saleId: string, query: { figure?: Figure; cursor?: string }) {
  const [at, last, position] = readCursor(query.cursor, ['instant', 'id', 'integer']);
  const rows = await ctx.tx.many<PostingRow>(sql`
    with posting as (${postingsOf(ctx, saleId)})
    select posting.transaction_id, posting.position, posting.kind, posting.occurred_at, posting.memo, posting.debit,
      posting.credit, posting.amount_fen, o.id as order_id, o.serial as order_serial,
      coalesce(person.display_name, supplier.name, '') as party_name
    from posting
    left join payments.payments payment
      on payment.shop_id = ${ctx.shopId} and payment.id = posting.reference_id
    left join payments.refunds refund on refund.shop_id = ${ctx.shopId} and refund.id = posting.reference_id
    left join payments.payments refunded on refunded.shop_id = ${ctx.shopId} and refunded.id = refund.payment_id
    left join orders.changes change on change.shop_id = ${ctx.shopId} and change.id = posting.reference_id
    left join orders.orders o on o.shop_id = ${ctx.shopId}
      and o.id = coalesce(payment.purpose_id, refunded.purpose_id, change.order_id, posting.reference_id)
    left join people.people person on person.shop_id = ${ctx.shopId}
      and person.id in (posting.debit_party, posting.credit_party)
    left join catalog.suppliers supplier on supplier.shop_id = ${ctx.shopId}
      and supplier.id in (posting.debit_party, posting.credit_party)
    where ${conditions[query.figure ?? 'all']}
      ${
        last === undefined
          ? none
          : sql`and (posting.occurred_at, posting.transaction_id, posting.position)
              < (${at}::timestamptz, ${last}::uuid, ${position}::int)`
      }
    order by posting.occurred_at desc, posting.transaction_id desc, posting.position desc limit ${PAGE_SIZE + 1}`);
  const shown = rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() }));
  return cutPage(shown, PAGE_SIZE, (row) => [row.occurredAt, row.transactionId, row.position]);
}

export const salePostingsScreen = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId/postings',
  summary: 'The ledger postings behind a figure of a round',
  access: { kind: 'staff', may: 'money:read' },
  rate: 'read',
  audit: 'none',
  params: object({ saleId: id() }),
  query: object({ figure: Type.Optional(oneOf(figureNames)), cursor: cursor() }),
  reply: pageOf(PostingRow),
  run: 'read',
  handle: ({ ctx, params, query }) => readPostings(ctx, params.saleId, query),
});
