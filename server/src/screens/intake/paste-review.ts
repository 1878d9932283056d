import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route } from '../../kernel/http/route.ts';
import { id, nullable, object, oneOf, optional } from '../../kernel/http/schemas.ts';

const Question = object({
  reason: Type.String(),
  start: nullable(Type.Integer()),
  end: nullable(Type.Integer()),
  text: Type.String(),
  candidates: Type.Array(Type.String()),
  code: optional(Type.String()),
  details: optional(Type.Unknown()),
});

const Reading = object({
  line: Type.Integer(),
  seq: nullable(Type.Integer()),
  buyer: Type.String(),
  items: Type.Array(
    object({ itemId: nullable(Type.String()), quantity: nullable(Type.Number()), note: Type.String() }),
  ),
  phone: Type.String(),
  phoneTail: Type.String(),
  recipient: Type.String(),
  building: Type.String(),
  unit: Type.String(),
  room: Type.String(),
  address: Type.String(),
  pickup: Type.String(),
  note: Type.String(),
  paid: Type.Boolean(),
  cancelled: Type.Boolean(),
  statedFen: nullable(Type.Integer()),
  sourceLines: Type.Array(Type.Integer()),
  questions: Type.Array(Question),
});

const Decision = object({
  personId: nullable(Type.String()),
  buyer: Type.String(),
  answered: Type.Array(Type.String()),
  items: Type.Array(object({ itemId: Type.String(), quantity: Type.Number(), note: Type.String() })),
  room: optional(object({ building: Type.String(), unit: Type.String(), room: Type.String() })),
});

const Entry = object({
  id: id(),
  position: Type.Integer(),
  change: oneOf(['new', 'edited', 'cancelled', 'unchanged']),
  status: oneOf(['ready', 'needs_decision', 'confirmed', 'skipped']),
  reading: Reading,
  decision: nullable(Decision),
  personId: nullable(id()),
  orderId: nullable(id()),
  orderSerial: nullable(Type.Integer()),
  orderFen: nullable(Type.Integer()),
  /** What the order holds now, for lines that change it. */
  ordered: nullable(Type.Array(object({ itemId: id(), quantity: Type.Number() }))),
});

export const PasteReview = object({
  id: id(),
  status: oneOf(['reviewing', 'confirmed', 'discarded']),
  version: Type.Integer(),
  text: Type.String(),
  createdAt: Type.String(),
  sale: object({ id: id(), title: Type.String(), status: Type.String() }),
  community: nullable(object({ id: id(), name: Type.String() })),
  previousId: nullable(id()),
  spans: Type.Array(
    object({
      start: Type.Integer(),
      end: Type.Integer(),
      kind: Type.String(),
      line: nullable(Type.Integer()),
      reading: Type.String(),
      runnerUp: nullable(Type.String()),
      reason: nullable(Type.String()),
    }),
  ),
  unresolved: Type.Array(
    object({
      text: Type.String(),
      start: Type.Integer(),
      end: Type.Integer(),
      source_line: Type.Integer(),
      reason: Type.String(),
    }),
  ),
  menu: Type.Array(
    object({
      itemId: id(),
      skuId: id(),
      code: Type.String(),
      name: Type.String(),
      spec: Type.String(),
      unit: Type.String(),
      priceFen: Type.Integer(),
      quantityStep: Type.Number(),
    }),
  ),
  /** Names behind every person the entries mention, also as candidates. */
  people: Type.Array(
    object({
      id: id(),
      name: Type.String(),
      nicknames: Type.Array(Type.String()),
      /** Where the person lives in this group: `3-501`, or nothing. */
      door: Type.String(),
      orders: Type.Integer(),
    }),
  ),
  entries: Type.Array(Entry),
});

type PasteReview = Static<typeof PasteReview>;

/** Everything the review of one paste shows, in one statement. */
async function readPasteReview(ctx: Context, pasteId: string): Promise<PasteReview> {
  const row = await ctx.tx.maybeOne<Omit<PasteReview, 'createdAt'> & { createdAt: Date }>(sql`
    with entry as (select * from intake.entries where shop_id = ${ctx.shopId} and paste_id = ${pasteId}),
    mentioned as (
      select person_id from entry where person_id is not null
      union select (decision->>'personId')::uuid from entry where decision->>'personId' is not null
      union select candidate::uuid from entry, jsonb_array_elements(reading->'questions') question,
        jsonb_array_elements_text(question->'candidates') candidate where question->>'reason' = 'which_person')
    select paste.id, paste.status, paste.version, paste.text, paste.created_at, paste.previous_id,
      json_build_object('id', sale.id, 'title', sale.title, 'status', sale.status) as sale,
      case when community.id is not null then json_build_object('id', community.id, 'name', community.name) end
        as community,
      paste.reading->'spans' as spans, paste.reading->'unresolved' as unresolved,
      (select coalesce(json_agg(json_build_object('itemId', item.id, 'skuId', sku.id, 'code', item.code,
          'name', product.name, 'spec', sku.spec, 'unit', sku.unit, 'priceFen', item.price_fen,
          'quantityStep', sku.quantity_step) order by item.position), '[]')
        from sales.items item
        join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
        join catalog.products product on product.shop_id = sku.shop_id and product.id = sku.product_id
        where item.shop_id = paste.shop_id and item.sale_id = paste.sale_id and item.removed_at is null) as menu,
      (select coalesce(json_agg(json_build_object('id', person.id, 'name', person.display_name, 'nicknames',
          (select coalesce(json_agg(distinct value), '[]') from people.identities known
            where known.shop_id = person.shop_id and known.person_id = person.id and known.kind = 'nickname'),
          'door', coalesce((select concat_ws('-', nullif(member.building, ''), nullif(member.unit, ''),
              nullif(member.room, '')) from communities.members member where member.shop_id = person.shop_id
            and member.person_id = person.id and member.community_id = paste.community_id), ''),
          'orders', (select count(*) from orders.orders o where o.shop_id = person.shop_id
            and o.person_id = person.id and o.closed_at is null))), '[]')
        from people.people person
        where person.shop_id = paste.shop_id and person.id in (select person_id from mentioned)) as people,
      (select coalesce(json_agg(json_build_object('id', entry.id, 'position', entry.position, 'change', entry.change,
          'status', entry.status, 'reading', entry.reading, 'decision', entry.decision, 'personId', entry.person_id,
          'orderId', entry.order_id, 'orderSerial', o.serial, 'orderFen', o.payable_fen, 'ordered',
          (select json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity) order by l.position)
            from orders.lines l where l.shop_id = entry.shop_id and l.order_id = entry.order_id))
          order by entry.position), '[]')
        from entry left join orders.orders o on o.shop_id = entry.shop_id and o.id = entry.order_id) as entries
    from intake.pastes paste
    join sales.sales sale on sale.shop_id = paste.shop_id and sale.id = paste.sale_id
    left join communities.communities community
      on community.shop_id = paste.shop_id and community.id = paste.community_id
    where paste.shop_id = ${ctx.shopId} and paste.id = ${pasteId}`);
  if (!row) throw notFound('intake.paste_not_found');
  return { ...row, createdAt: row.createdAt.toISOString() };
}

export const pasteReviewScreen = route({
  method: 'GET',
  url: '/api/admin/pastes/:pasteId',
  summary: 'The review of one paste: the text with what was understood, and the entries',
  access: { kind: 'staff', may: 'orders:read' },
  rate: 'read',
  audit: 'none',
  params: object({ pasteId: id() }),
  reply: PasteReview,
  run: 'read',
  handle: ({ ctx, params }) => readPasteReview(ctx, params.pasteId),
});
