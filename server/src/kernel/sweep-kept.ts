import { addDays } from './clock.ts';
import { sql } from './database.ts';
import type { Sweep } from './jobs.ts';

/** A client that has not repeated its call in a week never will. */
const REPLY_DAYS = 7;
const BATCH = 2_000;

/** Forgets the replies kept for repeated calls, and counts of guesses whose time is over. */
export const forgetOldReplies: Sweep = {
  name: 'forget-old-replies',
  schedule: '15 */10 * * * *',
  run: (kernel) => {
    const now = kernel.clock.now();
    return kernel.database.transaction('platform', async (tx) => {
      await tx.run(sql`delete from kernel.guesses where until < ${now}`);
      const forgotten = await tx.run(sql`
        delete from kernel.idempotency_keys where (shop_id, scope, key) in (
          select shop_id, scope, key from kernel.idempotency_keys
          where created_at < ${addDays(now, -REPLY_DAYS)} order by created_at limit ${BATCH})`);
      return { full: forgotten === BATCH };
    });
  },
};
