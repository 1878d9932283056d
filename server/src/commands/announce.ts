import { inShop } from '../kernel/context.ts';
import { sql } from '../kernel/database.ts';
import type { ShopId } from '../kernel/ids.ts';
import { issueSignInLink, SETUP_SECRET, type StaffId } from '../modules/shops/index.ts';
import { findSecret, type Runtime } from '../runtime.ts';

/** Prints where the shop is, and a one-time link into its console. */
export async function announce(runtime: Runtime, port: number): Promise<void> {
  const base = runtime.config.publicUrl ?? `http://localhost:${port}`;
  const owner = await runtime.kernel.database.transaction('platform', (tx) =>
    tx.many<{ shopId: ShopId; staffId: StaffId }>(sql`
      select shop_id, id as staff_id from shops.staff
      where role = 'owner' and disabled_at is null order by created_at limit 1`),
  );
  const lines = [`店铺 Storefront  ${base}/`];
  if (!owner[0]) {
    const token = (await findSecret(runtime, SETUP_SECRET)).toString('base64url');
    lines.push(`开店 Set up shop   ${base}/console/welcome#${token}`, '（还没有店，从这个链接开始 start here）');
  }
  if (owner[0]) {
    const { shopId, staffId } = owner[0];
    const { token } = await inShop(runtime.kernel, shopId, { kind: 'system', job: 'start' }, (ctx) =>
      issueSignInLink(ctx, { staffId }),
    );
    lines.push(
      `工作台 Console     ${base}/console/sign-in#${token}`,
      '（链接 30 分钟内有效，只能用一次 one-time link)',
    );
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
