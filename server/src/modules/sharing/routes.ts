import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { readShop } from '../../kernel/context.ts';
import { FileReply, route, type Route } from '../../kernel/http/route.ts';
import { id, object } from '../../kernel/http/schemas.ts';
import { readSaleShare } from '../../screens/sales/sale-share.ts';
import type { SaleId } from '../sales/index.ts';
import { drawPoster } from './poster.ts';
import { linkOf, previewShare, shareSale, ShareSale, ShareTarget } from './share-sale.ts';

const params = object({ saleId: id() });

/** The share material of a sale. @param folder where the pictures are kept */
export const sharingRoutes = (folder: string): readonly Route[] => [previewRoute, shareRoute, posterRoute(folder)];

const previewRoute = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId/share',
  summary: 'Link and texts of a sale as they would be given out now; a look, logged nowhere',
  access: { kind: 'staff', may: 'sales:read' },
  rate: 'read',
  audit: 'none',
  params,
  query: ShareTarget,
  reply: object({
    link: Type.String(),
    groupText: Type.String(),
    chainOpening: Type.String(),
    invitations: Type.Array(Type.String()),
  }),
  run: 'read',
  handle: ({ ctx, params: given, query, origin }) =>
    previewShare(ctx, { ...query, saleId: given.saleId as SaleId, origin }),
});

const shareRoute = route({
  method: 'POST',
  url: '/api/admin/sales/:saleId/shares',
  summary: 'Give a text, the link or the poster out; logged as a touch in the same transaction',
  access: { kind: 'staff', may: 'sales:write' },
  rate: 'write',
  audit: 'sale.shared',
  params,
  body: ShareSale,
  reply: object({ text: Type.String(), link: Type.String() }),
  run: 'write',
  handle: ({ ctx, params: given, body, origin }) => shareSale(ctx, { ...body, saleId: given.saleId as SaleId, origin }),
});

const posterRoute = (folder: string) =>
  route({
    method: 'GET',
    url: '/api/admin/sales/:saleId/poster.png',
    summary: 'The poster of a sale with the QR of its link, 1080 × 1440',
    access: { kind: 'staff', may: 'sales:read' },
    rate: 'upload',
    audit: 'none',
    params,
    run: 'self',
    // Drawing takes a while: no transaction is held open for it.
    handle: async ({ kernel, shopId, actor, params: given, origin }) => {
      const share = await readShop(kernel, shopId, actor, (ctx) => readSaleShare(ctx, given.saleId));
      const png = await drawPoster({
        share,
        link: linkOf(origin, share),
        pictureOf: (fileId) => readFile(join(folder, shopId, fileId, '750.webp')).catch(() => undefined),
      });
      return new FileReply(png, 'image/png');
    },
  });
