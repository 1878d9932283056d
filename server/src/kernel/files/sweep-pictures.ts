import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../clock.ts';
import { inShop, type Context, type Kernel } from '../context.ts';
import { sql } from '../database.ts';
import type { FileId, ShopId } from '../ids.ts';
import type { Sweep } from '../jobs.ts';
import { lockPicture } from './store-picture.ts';

/** A picture may wait this long in a form that is not saved yet. */
const GRACE_DAYS = 7;

/** Removes pictures that nothing has shown for a week after their upload, and files that no row names. */
export const sweepPictures = (folder: string): Sweep => ({
  name: 'sweep-pictures',
  schedule: '0 20 4 * * *',
  run: async (kernel) => {
    const shops = await kernel.database.transaction('platform', (tx) =>
      tx.many<{ shopId: ShopId }>(sql`select distinct shop_id from kernel.files`),
    );
    for (const { shopId } of shops) {
      for (const fileId of await findUnused(kernel, shopId)) await remove(kernel, shopId, fileId, folder);
      for (const fileId of await findOldFolders(kernel, join(folder, shopId))) {
        await remove(kernel, shopId, fileId, folder);
      }
    }
    return { full: false };
  },
});

/** Every column that can name a picture, from the catalog: a new one cannot be forgotten. */
async function isUnused(ctx: Context): Promise<string> {
  const columns = await ctx.tx.many<{ owner: string; name: string }>(sql`
    select k.conrelid::regclass::text as owner, quote_ident(a.attname) as name from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname <> 'shop_id'
    where k.contype = 'f' and k.confrelid = 'kernel.files'::regclass`);
  return columns
    .map(({ owner, name }) => `not exists (select from ${owner} t where t.shop_id = f.shop_id and t.${name} = f.id)`)
    .join(' and ');
}

async function findUnused(kernel: Kernel, shopId: ShopId): Promise<FileId[]> {
  return inShop(kernel, shopId, actor, async (ctx) => {
    const text = `select id from kernel.files f where shop_id = $1 and created_at < $2 and ${await isUnused(ctx)}`;
    const rows = await ctx.tx.many<{ id: FileId }>({ text, values: [shopId, addDays(ctx.now, -GRACE_DAYS)] });
    return rows.map(({ id }) => id);
  });
}

/** Left behind by an upload whose row was rolled back: old folders, most of which have a row and stay. */
async function findOldFolders(kernel: Kernel, folder: string): Promise<FileId[]> {
  const before = addDays(kernel.clock.now(), -GRACE_DAYS).getTime();
  const names = await readdir(folder).catch(() => []);
  const ages = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return names.filter((_, index) => ages[index]! < before) as FileId[];
}

/** Looks again under the picture's lock: one that was sent once more, or is shown by now, stays. */
function remove(kernel: Kernel, shopId: ShopId, fileId: FileId, folder: string): Promise<void> {
  return inShop(kernel, shopId, actor, async (ctx) => {
    await lockPicture(ctx, fileId);
    await ctx.tx.run({
      text: `delete from kernel.files f where shop_id = $1 and id = $2 and created_at < $3 and ${await isUnused(ctx)}`,
      values: [shopId, fileId, addDays(ctx.now, -GRACE_DAYS)],
    });
    const left = await ctx.tx.maybeOne(sql`select from kernel.files where shop_id = ${shopId} and id = ${fileId}`);
    if (!left) await rm(join(folder, shopId, fileId), { recursive: true, force: true });
  });
}

const actor = { kind: 'system', job: 'sweep-pictures' } as const;
