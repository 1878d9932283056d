import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { sql } from '../database.ts';
import { derivedId, type FileId } from '../ids.ts';
import type { Picture } from './read-picture.ts';

export interface StoredPicture {
  fileId: FileId;
  width: number;
  height: number;
  tint: string;
}

/** Where pictures live below the installation's data. */
export const mediaFolder = (dataDir: string): string => join(dataDir, 'media');

/**
 * Keeps a picture for the shop of `ctx`. The same picture has the same id: sending it twice keeps it once, so a lost
 * reply can be repeated. Files are written before the row; a rolled back row leaves files that nobody can name.
 * @param folder the installation's media folder
 */
export async function storePicture(ctx: Context, folder: string, picture: Picture): Promise<StoredPicture> {
  const { width, height, tint, versions } = picture;
  const widest = versions.at(-1)!;
  const hash = createHash('sha256').update(widest.bytes).digest('hex');
  const fileId = derivedId<FileId>('picture', ctx.shopId, hash);
  await lockPicture(ctx, fileId);
  const home = join(folder, ctx.shopId, fileId);
  await mkdir(home, { recursive: true });
  for (const version of versions) {
    const path = join(home, `${version.width}.webp`);
    const draft = `${path}.${ctx.newId()}`;
    await writeFile(draft, version.bytes);
    await rename(draft, path);
  }
  await ctx.tx.run(sql`
    insert into kernel.files (shop_id, id, media_type, width, height, bytes, tint, created_at)
    values (${ctx.shopId}, ${fileId}, 'image/webp', ${width}, ${height}, ${widest.bytes.length}, ${tint}, ${ctx.now})
    on conflict (shop_id, id) do update set created_at = excluded.created_at`);
  return { fileId, width, height, tint };
}

/** Sending a picture and sweeping it away take turns, so that a row never loses its files. */
export async function lockPicture(ctx: Context, fileId: FileId): Promise<void> {
  await ctx.tx.one(sql`select pg_advisory_xact_lock(hashtextextended(${fileId}, 0))`);
}
