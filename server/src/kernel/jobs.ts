import type { Context, Kernel } from './context.ts';
import { json, sql } from './database.ts';
import type { ShopId } from './ids.ts';
import { bucketOf } from './outbox.ts';

export interface JobRequest {
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt?: Date;
  /** At most one job of this kind and key exists per shop; a second request is ignored. */
  readonly uniqueKey?: string;
}

export interface ClaimedJob {
  readonly shopId: ShopId;
  readonly id: string;
  readonly payload: Record<string, unknown>;
  readonly attempts: number;
}

/** Work outside a request. It opens its own transactions through the kernel and may be run more than once. */
export interface JobKind {
  readonly kind: string;
  readonly run: (kernel: Kernel, job: ClaimedJob) => Promise<void>;
}

/** Set-based work over all shops, on a schedule: sweeps of deadlines stored on rows. */
export interface Sweep {
  readonly name: string;
  /** croner pattern, seconds first. */
  readonly schedule: string;
  /** @returns how many rows it dealt with; it is run again at once while it reports a full batch */
  readonly run: (kernel: Kernel) => Promise<{ full: boolean }>;
}

/** Asks for a job in the transaction of the command that needs it. */
export async function enqueue(ctx: Context, jobs: readonly JobRequest[]): Promise<void> {
  if (jobs.length === 0) return;
  await ctx.tx.run(sql`
    insert into kernel.jobs (shop_id, id, bucket, kind, unique_key, payload, run_at, created_at)
    select ${ctx.shopId}, id, ${bucketOf(ctx.shopId)}, kind, unique_key, payload, run_at, ${ctx.now}
    from unnest(
      ${jobs.map(() => ctx.newId())}::uuid[],
      ${jobs.map((job) => job.kind)}::text[],
      ${jobs.map((job) => job.uniqueKey ?? null)}::text[],
      ${jobs.map((job) => json(job.payload))}::jsonb[],
      ${jobs.map((job) => job.runAt ?? ctx.now)}::timestamptz[]
    ) as job (id, kind, unique_key, payload, run_at)
    on conflict do nothing`);
}
