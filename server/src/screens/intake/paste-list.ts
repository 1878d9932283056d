import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { pageOf as cutPage, PAGE_SIZE, readCursor } from '../../kernel/pages.ts';
import { route } from '../../kernel/http/route.ts';
import { cursor, id, nullable, object, oneOf, optional, pageOf } from '../../kernel/http/schemas.ts';

const PasteRow = object({
  id: id(),
  saleId: id(),
  saleTitle: Type.String(),
  communityName: nullable(Type.String()),
  status: oneOf(['reviewing', 'confirmed', 'discarded']),
  opening: Type.String(),
  ready: Type.Integer(),
  waiting: Type.Integer(),
  /** Orders it made or changed. */
  made: Type.Integer(),
  createdAt: Type.String(),
});

type Row = Omit<Static<typeof PasteRow>, 'createdAt'> & { createdAt: Date };

async function readPastes(ctx: Context, query: { saleId?: string; cursor?: string }) {
  const [at, last] = readCursor(query.cursor, ['instant', 'id']);
  const rows = await ctx.tx.many<Row>(sql`
    select paste.id, paste.sale_id, sale.title as sale_title, community.name as community_name, paste.status,
      left(paste.text, 80) as opening, counts.ready, counts.waiting, counts.made, paste.created_at
    from intake.pastes paste
    join sales.sales sale on sale.shop_id = paste.shop_id and sale.id = paste.sale_id
    left join communities.communities community
      on community.shop_id = paste.shop_id and community.id = paste.community_id
    cross join lateral (select count(*) filter (where entry.status = 'ready')::int as ready,
      count(*) filter (where entry.status = 'needs_decision')::int as waiting,
      count(*) filter (where entry.status = 'confirmed' and entry.change <> 'unchanged')::int as made
      from intake.entries entry where entry.shop_id = paste.shop_id and entry.paste_id = paste.id) counts
    where paste.shop_id = ${ctx.shopId} and paste.status <> 'discarded'
      ${query.saleId ? sql`and paste.sale_id = ${query.saleId}` : none}
      ${last === undefined ? none : sql`and (paste.created_at, paste.id) < (${at}::timestamptz, ${last}::uuid)`}
    order by paste.created_at desc, paste.id desc limit ${PAGE_SIZE + 1}`);
  const page = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return cutPage(page, PAGE_SIZE, (row) => [row.createdAt, row.id]);
}

export const pasteListScreen = route({
  method: 'GET',
  url: '/api/admin/pastes',
  summary: 'Pastes, newest first',
  access: { kind: 'staff', may: 'orders:read' },
  rate: 'read',
  audit: 'none',
  query: object({ saleId: optional(id()), cursor: cursor() }),
  reply: pageOf(PasteRow),
  run: 'read',
  handle: ({ ctx, query }) => readPastes(ctx, query),
});
