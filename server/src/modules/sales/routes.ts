import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, object } from '../../kernel/http/schemas.ts';
import { archiveSale } from './archive-sale.ts';
import { closeSale } from './close-sale.ts';
import { copySale } from './copy-sale.ts';
import { createSale, CreateSale } from './create-sale.ts';
import { extendSale, ExtendSale } from './extend-sale.ts';
import { openSale } from './open-sale.ts';
import type { SaleId } from './sale.ts';
import { updateSale, UpdateSale } from './update-sale.ts';

const access = { kind: 'staff', may: 'sales:write' } as const;
const params = object({ saleId: id() });
const created = object({ saleId: id(), code: line() });
const nothing = object({});

const saleIdOf = (given: { saleId: string }): { saleId: SaleId } => ({ saleId: given.saleId as SaleId });

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/sales',
    summary: 'Create a sale as a draft',
    access,
    rate: 'write',
    audit: 'sale.created',
    body: CreateSale,
    reply: created,
    run: 'write',
    handle: ({ ctx, body }) => createSale(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/sales/:saleId',
    summary: 'Change a draft or open sale; a list of items replaces the whole list',
    access,
    rate: 'write',
    audit: 'sale.changed',
    params,
    body: UpdateSale,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given, body }) => {
      await updateSale(ctx, { ...body, ...saleIdOf(given) });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/sales/:saleId/opening',
    summary: 'Open a draft',
    access,
    rate: 'write',
    audit: 'sale.opened',
    params,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given }) => {
      await openSale(ctx, saleIdOf(given));
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/sales/:saleId/extension',
    summary: 'Move the deadline later; a closed sale opens again',
    access,
    rate: 'write',
    audit: 'sale.extended',
    params,
    body: ExtendSale,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given, body }) => {
      await extendSale(ctx, { ...body, ...saleIdOf(given) });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/sales/:saleId/closure',
    summary: 'Close an open sale now',
    access,
    rate: 'write',
    audit: 'sale.closed',
    params,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given }) => {
      await closeSale(ctx, saleIdOf(given));
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/sales/:saleId/archival',
    summary: 'Put a draft or closed sale away',
    access,
    rate: 'write',
    audit: 'sale.archived',
    params,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given }) => {
      await archiveSale(ctx, saleIdOf(given));
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/sales/:saleId/copies',
    summary: 'Copy a sale into a new draft that starts now',
    access,
    rate: 'write',
    audit: 'sale.copied',
    params,
    reply: created,
    run: 'write',
    handle: ({ ctx, params: given }) => copySale(ctx, saleIdOf(given)),
  }),
];
