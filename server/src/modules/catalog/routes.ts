import Type from 'typebox';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, object } from '../../kernel/http/schemas.ts';
import { archiveProduct } from './archive-product.ts';
import { createSupplier, CreateSupplier } from './create-supplier.ts';
import type { ProductId, SupplierId } from './product.ts';
import { updateProduct, UpdateProduct } from './update-product.ts';
import { updateSupplier, UpdateSupplier } from './update-supplier.ts';

const access = { kind: 'staff', may: 'goods:write' } as const;
const ofProduct = object({ productId: id() });
const nothing = object({});

export const routes: readonly Route[] = [
  route({
    method: 'PATCH',
    url: '/api/admin/products/:productId',
    summary: 'Change a product; a list of SKUs or pictures replaces the whole list',
    access,
    rate: 'write',
    audit: 'product.changed',
    params: ofProduct,
    body: UpdateProduct,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await updateProduct(ctx, { ...body, productId: params.productId as ProductId });
      return {};
    },
  }),
  route({
    method: 'PUT',
    url: '/api/admin/products/:productId/archiving',
    summary: 'Put a product away, or take it back',
    access,
    rate: 'write',
    audit: 'product.archived',
    params: ofProduct,
    body: object({ archived: Type.Boolean() }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await archiveProduct(ctx, { productId: params.productId as ProductId, archived: body.archived });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/suppliers',
    summary: 'Add a supplier',
    access,
    rate: 'write',
    audit: 'supplier.created',
    body: CreateSupplier,
    reply: object({ supplierId: id() }),
    run: 'write',
    handle: ({ ctx, body }) => createSupplier(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/suppliers/:supplierId',
    summary: 'Change a supplier, put it away or take it back',
    access,
    rate: 'write',
    audit: 'supplier.changed',
    params: object({ supplierId: id() }),
    body: UpdateSupplier,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await updateSupplier(ctx, { ...body, supplierId: params.supplierId as SupplierId });
      return {};
    },
  }),
];
