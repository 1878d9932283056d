import Type, { type Static } from 'typebox';
import { route } from '../../kernel/http/route.ts';
import { id, nullable, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { goodsOf, placeOf, purchaseOf, sortingOrders, sortRows, totalsOf } from './arrange.ts';
import { readSaleHead, readSaleRows, type SaleRow } from './read-sale-rows.ts';

const SaleParams = object({ saleId: id() });
const Head = object({ title: Type.String(), status: Type.String(), endsAt: Type.String() });
const Total = object({ goods: Type.String(), unit: Type.String(), quantity: Type.Number() });

export const purchaseScreen = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId/purchase',
  summary: 'What each supplier is to bring for a sale',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  params: SaleParams,
  reply: object({
    sale: Head,
    suppliers: Type.Array(
      object({
        supplierId: nullable(id()),
        supplierName: Type.String(),
        costFen: Type.Integer(),
        lines: Type.Array(
          object({
            itemCode: Type.String(),
            name: Type.String(),
            spec: Type.String(),
            unit: Type.String(),
            quantity: Type.Number(),
            orders: Type.Integer(),
            costFen: nullable(Type.Integer()),
          }),
        ),
      }),
    ),
  }),
  run: 'read',
  handle: async ({ ctx, params }) => {
    const sale = await readSaleHead(ctx, params.saleId);
    const suppliers = purchaseOf(await readSaleRows(ctx, params.saleId));
    return { sale: { ...sale, endsAt: sale.endsAt.toISOString() }, suppliers };
  },
});

const Row = object({
  orderId: id(),
  position: Type.Integer(),
  serial: Type.Integer(),
  code: Type.String(),
  who: Type.String(),
  recipientName: Type.String(),
  phoneTail: Type.String(),
  deliveryKind: oneOf(['pickup', 'building', 'parcel']),
  /** What the rows are grouped under on paper: a building, a pickup point, 快递. */
  stop: Type.String(),
  communityName: Type.String(),
  place: Type.String(),
  goods: Type.String(),
  itemCode: Type.String(),
  quantity: Type.Number(),
  unit: Type.String(),
  fulfilled: Type.Number(),
  pickedUp: Type.Number(),
  paid: Type.Boolean(),
  note: Type.String(),
});

const asRow = (row: SaleRow): Static<typeof Row> => ({
  orderId: row.orderId,
  position: row.position,
  serial: row.serial,
  code: row.code,
  who: row.nickname || row.recipientName,
  recipientName: row.recipientName,
  phoneTail: row.phone.slice(-4),
  deliveryKind: row.deliveryKind,
  stop: row.deliveryKind === 'pickup' ? row.pickupPointName : row.deliveryKind === 'building' ? row.building : '',
  communityName: row.communityName,
  place: placeOf(row),
  goods: goodsOf(row),
  itemCode: row.itemCode,
  quantity: row.quantity,
  unit: row.saleUnit,
  fulfilled: row.fulfilled,
  pickedUp: row.pickedUp,
  paid: row.paid,
  note: row.note,
});

export const sortingScreen = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId/sorting',
  summary: 'Every line of a sale in the order a delivery is walked',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  params: SaleParams,
  query: object({ order: optional(oneOf(sortingOrders)) }),
  reply: object({ sale: Head, totals: Type.Array(Total), rows: Type.Array(Row) }),
  run: 'read',
  handle: async ({ ctx, params, query }) => {
    const sale = await readSaleHead(ctx, params.saleId);
    const rows = await readSaleRows(ctx, params.saleId);
    const sorted = sortRows(rows, query.order ?? 'building-room-product').map(asRow);
    return { sale: { ...sale, endsAt: sale.endsAt.toISOString() }, totals: totalsOf(rows), rows: sorted };
  },
});
