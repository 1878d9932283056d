import { addDays, addMinutes } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database.ts';
import type { Sweep } from '../../kernel/jobs.ts';
import { SESSION_IDLE_HOURS } from './shop.ts';

/** Who signed in stays in the audit chain; the rows are for those who are still in. */
const KEPT_DAYS = 7;

/** Forgets sessions and one-time links a week after they ended, were used or ran out. */
export const forgetSignIns: Sweep = {
  name: 'forget-sign-ins',
  schedule: '0 10 4 * * *',
  run: (kernel) => {
    const before = addDays(kernel.clock.now(), -KEPT_DAYS);
    return kernel.database.transaction('platform', async (tx) => {
      await tx.run(sql`
        delete from shops.sessions
        where ended_at < ${before} or expires_at < ${before}
          or seen_at < ${addMinutes(before, -60 * SESSION_IDLE_HOURS)}`);
      await tx.run(sql`delete from shops.sign_in_links where used_at < ${before} or expires_at < ${before}`);
      return { full: false };
    });
  },
};
