import Type from 'typebox';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, list, object, optional, quantity } from '../../kernel/http/schemas.ts';
import { QUANTITY_MAX } from '../../kernel/quantity.ts';
import { SKUS_MAX, type SkuId } from '../catalog/index.ts';
import { adjustStock } from './adjust-stock.ts';
import { createStockedProduct, CreateStockedProduct } from './create-stocked-product.ts';
import { receiveStock } from './receive-stock.ts';
import { trackStock } from './track-stock.ts';
import { untrackStock } from './untrack-stock.ts';

const access = { kind: 'staff', may: 'goods:write' } as const;
const ofSku = object({ skuId: id() });
const nothing = object({});
const signedQuantity = Type.Number({ minimum: -QUANTITY_MAX, maximum: QUANTITY_MAX });

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/products',
    summary: 'Add a product with its SKUs and pictures, and what is there of it',
    access,
    rate: 'write',
    audit: 'product.created',
    body: CreateStockedProduct,
    reply: object({ productId: id(), skuIds: list(id(), SKUS_MAX) }),
    run: 'write',
    handle: ({ ctx, body }) => createStockedProduct(ctx, body),
  }),
  route({
    method: 'PUT',
    url: '/api/admin/skus/:skuId/stock',
    summary: 'Begin to count the stock of a SKU; one that is counted already stays as it is',
    access,
    rate: 'write',
    audit: 'stock.tracked',
    params: ofSku,
    body: object({ quantity: Type.Number({ minimum: 0, maximum: QUANTITY_MAX }) }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await trackStock(ctx, [{ skuId: params.skuId as SkuId, quantity: body.quantity }]);
      return {};
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/skus/:skuId/stock',
    summary: 'Stop counting the stock of a SKU: it is made to order',
    access,
    rate: 'write',
    audit: 'stock.untracked',
    params: ofSku,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params }) => {
      await untrackStock(ctx, params.skuId as SkuId);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/stock-receipts',
    summary: 'Add goods that came in',
    access,
    rate: 'write',
    audit: 'stock.received',
    body: object({ receipts: list(object({ skuId: id(), quantity: quantity(), reason: optional(line(60)) }), 200, 1) }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, body }) => {
      await receiveStock(
        ctx,
        body.receipts.map((receipt) => ({ ...receipt, skuId: receipt.skuId as SkuId })),
      );
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/stock-adjustments',
    summary: 'Correct what is available, with the reason',
    access,
    rate: 'write',
    audit: 'stock.adjusted',
    body: object({ adjustments: list(object({ skuId: id(), change: signedQuantity, reason: line(60, 1) }), 200, 1) }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, body }) => {
      await adjustStock(
        ctx,
        body.adjustments.map((change) => ({ ...change, skuId: change.skuId as SkuId })),
      );
      return {};
    },
  }),
];
