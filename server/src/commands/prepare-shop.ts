import { sql } from '../kernel/database.ts';
import { mediaFolder } from '../kernel/files/store-picture.ts';
import type { Runtime } from '../runtime.ts';

const LOCK = 4_872_003;

/**
 * On a database without a shop: seeds the demo, or leaves it to the owner's first visit. Of several web servers that
 * start at once one does it and the others wait.
 */
export async function prepareShop(runtime: Runtime, options: { empty: boolean }): Promise<void> {
  if (options.empty || (await hasShop(runtime))) return;
  const client = await runtime.kernel.database.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (await hasShop(runtime)) return;
    process.stderr.write('正在布置示例小店… Setting up the demo shop…\n');
    const { seedDemo } = await import('../seed/seed-demo.ts');
    await seedDemo(runtime.kernel, { mediaFolder: mediaFolder(runtime.config.dataDir) });
    // Plans made for empty tables would stay in long connections: foreign keys would be checked row by row.
    await client.query('analyze');
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).finally(() => client.release());
  }
}

async function hasShop({ kernel }: Runtime): Promise<boolean> {
  const found = await kernel.database.transaction('platform', (tx) =>
    tx.maybeOne(sql`select shop_id from shops.shops limit 1`),
  );
  return found !== undefined;
}
