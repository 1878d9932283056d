import { pictureWidths } from '@heyi/ui/components/picture-widths.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type from 'typebox';
import { recordAudit } from '../audit.ts';
import { inShop } from '../context.ts';
import { notFound } from '../errors.ts';
import { FileReply, route, type Route } from '../http/route.ts';
import { id, object } from '../http/schemas.ts';
import { PICTURE_BYTES_MAX, readPicture } from './read-picture.ts';
import { storePicture } from './store-picture.ts';

const uploadPicture = (folder: string): Route =>
  route({
    method: 'POST',
    url: '/api/admin/pictures',
    summary: 'Upload a JPEG, PNG or WebP picture; it is encoded anew',
    access: { kind: 'staff', may: 'goods:write' },
    rate: 'upload',
    audit: 'picture.uploaded',
    upload: { bytesMax: PICTURE_BYTES_MAX },
    reply: object({ fileId: id(), width: Type.Integer(), height: Type.Integer(), tint: Type.String() }),
    run: 'self',
    // Decoding takes up to a second: no transaction is held open for it.
    handle: async ({ kernel, shopId, actor, file }) => {
      const picture = await readPicture(file.bytes);
      return inShop(kernel, shopId, actor, async (ctx) => {
        const stored = await storePicture(ctx, folder, picture);
        await recordAudit(ctx, { action: 'picture.uploaded', subject: stored.fileId });
        return stored;
      });
    },
  });

const servePicture = (folder: string): Route =>
  route({
    method: 'GET',
    url: '/media/:fileId/:version',
    summary: `A picture, \`<width>.webp\` with a width of ${pictureWidths.join(', ')}`,
    access: { kind: 'public' },
    rate: 'media',
    audit: 'none',
    params: object({ fileId: id(), version: Type.String({ pattern: `^(${pictureWidths.join('|')})\\.webp$` }) }),
    run: 'self',
    handle: async ({ shopId, params }) => {
      try {
        const bytes = await readFile(join(folder, shopId, params.fileId, params.version));
        return new FileReply(bytes, 'image/webp', undefined, 'forever');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notFound('http.not_found');
        throw error;
      }
    },
  });

/** Routes of the pictures kept in this folder. */
export const fileRoutes = (folder: string): Route[] => [uploadPicture(folder), servePicture(folder)];
