import { sql } from '../kernel/database.ts';
import { mediaFolder } from '../kernel/files/store-picture.ts';
import type { Runtime } from '../runtime.ts';

/** On a database without a shop: seeds the demo, or leaves it to the owner's first visit. */
export async function prepareShop(runtime: Runtime, options: { empty: boolean }): Promise<void> {
  const exists = await runtime.kernel.database.transaction('platform', (tx) =>
    tx.maybeOne<{ shopId: string }>(sql`select shop_id from shops.shops limit 1`),
  );
  if (exists || options.empty) return;
  process.stderr.write('正在布置示例小店… Setting up the demo shop…\n');
  const { seedDemo } = await import('../seed/seed-demo.ts');
  await seedDemo(runtime.kernel, { mediaFolder: mediaFolder(runtime.config.dataDir) });
  await analyze(runtime);
}

/** Plans made for empty tables would stay in long connections: foreign keys would be checked row by row. */
async function analyze(runtime: Runtime): Promise<void> {
  const client = await runtime.kernel.database.connect();
  try {
    await client.query('analyze');
  } finally {
    client.release();
  }
}
