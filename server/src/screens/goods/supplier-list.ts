import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { cursor, id, line, object, oneOf, optional, pageOf as pageSchema } from '../../kernel/http/schemas.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';

export const supplierTabs = ['live', 'archived'] as const;

const SupplierRow = object({
  supplierId: id(),
  name: Type.String(),
  contactName: Type.String(),
  phone: Type.String(),
  address: Type.String(),
  note: Type.String(),
  /** Products of theirs that are not put away. */
  productCount: Type.Integer(),
  archived: Type.Boolean(),
});
export type SupplierRow = Static<typeof SupplierRow>;

export type SupplierQuery = { tab: (typeof supplierTabs)[number]; search?: string; cursor?: string };

/** The shop's suppliers by name. */
export async function readSupplierList(ctx: Context, query: SupplierQuery): Promise<Page<SupplierRow>> {
  const [above] = readCursor(query.cursor, ['text']);
  const search = query.search?.trim() ?? '';
  const rows = await ctx.tx.many<SupplierRow>(sql`
    select supplier.id as supplier_id, supplier.name, supplier.contact_name, supplier.phone, supplier.address,
      supplier.note, supplier.archived_at is not null as archived,
      (select count(*)::int from catalog.products product
        where product.shop_id = supplier.shop_id and product.supplier_id = supplier.id
          and product.archived_at is null) as product_count
    from catalog.suppliers supplier
    where supplier.shop_id = ${ctx.shopId}
      and supplier.archived_at ${query.tab === 'live' ? sql`is null` : sql`is not null`}
      ${
        search === ''
          ? none
          : sql`and strpos(lower(concat_ws(' ', supplier.name, supplier.contact_name, supplier.phone)),
        lower(${search})) > 0`
      }
      ${above === undefined ? none : sql`and supplier.name > ${above}`}
    order by supplier.name limit ${PAGE_SIZE + 1}`);
  return pageOf(rows, PAGE_SIZE, (row) => [row.name]);
}

export const supplierListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/suppliers',
  summary: 'Suppliers by name',
  access: { kind: 'staff', may: 'goods:read' },
  rate: 'read',
  audit: 'none',
  query: object({ tab: oneOf(supplierTabs), search: optional(line(40)), cursor: cursor() }),
  reply: pageSchema(SupplierRow),
  run: 'read',
  handle: ({ ctx, query }) => readSupplierList(ctx, query),
});
