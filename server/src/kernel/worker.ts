import { Cron } from 'croner';
import type { Logger } from 'pino';
import { inShop, type Kernel } from './context.ts';
import { none, sql } from './database.ts';
import type { ShopId } from './ids.ts';
import type { ClaimedJob, JobKind, Sweep } from './jobs.ts';
import { BUCKETS, findSubscription, type ClaimedEvent } from './outbox.ts';

const ATTEMPTS_MAX = 10;
const EVENTS_PER_CLAIM = 200;
const JOBS_PER_CLAIM = 10;
const LEASE_SECONDS = 120;
const IDLE_MS = 500;

const backoffSeconds = (attempts: number): number => Math.min(2 ** attempts, 3_600);

type OutboxEvent = ClaimedEvent & { readonly attempts: number };

export interface WorkerParts {
  jobs: readonly JobKind[];
  sweeps: readonly Sweep[];
  log: Logger;
}

/** Delivers events, runs jobs and sweeps until stopped. Any number of workers may run on one database. */
export class Worker {
  readonly #kernel: Kernel;
  readonly #parts: WorkerParts;
  #stopping = false;
  #loop: Promise<void> | undefined;
  #crons: Cron[] = [];

  constructor(kernel: Kernel, parts: WorkerParts) {
    this.#kernel = kernel;
    this.#parts = parts;
  }

  start(): void {
    this.#loop = this.#run();
    this.#crons = this.#parts.sweeps.map(
      (sweep) => new Cron(sweep.schedule, { protect: true }, () => this.#sweep(sweep)),
    );
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const cron of this.#crons) cron.stop();
    await this.#loop;
  }

  /** Works until nothing is due. Tests call it instead of waiting. */
  async drain(): Promise<void> {
    while ((await this.#deliverEvents()) + (await this.#runJobs()) > 0);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      let done = 0;
      try {
        done = (await this.#deliverEvents()) + (await this.#runJobs());
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'worker could not claim work');
      }
      if (done === 0 && !this.#stopping) await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    }
  }

  async #sweep(sweep: Sweep): Promise<void> {
    try {
      while (!this.#stopping && (await sweep.run(this.#kernel)).full);
    } catch (error) {
      this.#parts.log.error({ err: error, sweep: sweep.name }, 'sweep failed');
    }
  }

  /** One group of one shop and subscriber at a time: claim, handle and delete commit together. */
  async #deliverEvents(): Promise<number> {
    const now = this.#kernel.clock.now();
    const groups = await this.#kernel.database.transaction('platform', (tx) =>
      tx.many<{ shopId: ShopId; subscriber: string }>(sql`
        select distinct shop_id, subscriber from kernel.outbox
        where bucket = any(${allBuckets}) and dead_at is null and due_at <= ${now}
        limit 50`),
    );
    let delivered = 0;
    for (const group of groups) {
      try {
        delivered += await this.#deliverGroup(group.shopId, group.subscriber, EVENTS_PER_CLAIM);
      } catch (error) {
        this.#parts.log.error({ err: error, subscriber: group.subscriber }, 'event handler failed');
        delivered += await this.#deliverOneByOne(group.shopId, group.subscriber);
      }
    }
    return delivered;
  }

  /** @param claimed is told which events were taken, also when their handler fails */
  #deliverGroup(
    shopId: ShopId,
    subscriber: string,
    limit: number,
    claimed: (events: readonly OutboxEvent[]) => void = () => undefined,
  ): Promise<number> {
    return inShop(this.#kernel, shopId, { kind: 'system', job: subscriber }, async (ctx) => {
      const events = await ctx.tx.many<OutboxEvent>(sql`
        delete from kernel.outbox where shop_id = ${shopId} and id in (
          select id from kernel.outbox
          where shop_id = ${shopId} and subscriber = ${subscriber} and dead_at is null and due_at <= ${ctx.now}
          order by id limit ${limit} for update skip locked)
        returning id, topic, payload, created_at, attempts`);
      claimed(events);
      const subscription = findSubscription(subscriber);
      if (events.length > 0 && subscription === undefined) throw new Error(`no subscriber named ${subscriber}`);
      if (events.length > 0) await subscription!.handle(ctx, events);
      return events.length;
    });
  }

  /** After a failure of the set: the poisoned event alone is put off, later declared dead and shown. */
  async #deliverOneByOne(shopId: ShopId, subscriber: string): Promise<number> {
    for (let count = 0; count < EVENTS_PER_CLAIM; count += 1) {
      let failing: OutboxEvent | undefined;
      try {
        const delivered = await this.#deliverGroup(shopId, subscriber, 1, ([event]) => (failing = event));
        if (delivered === 0) return count;
      } catch (error) {
        if (!failing) throw error;
        await this.#putOff(shopId, failing, String(error));
      }
    }
    return EVENTS_PER_CLAIM;
  }

  /** Another worker may have failed with the event too, or delivered it, by now: then there is nothing to do. */
  #putOff(shopId: ShopId, { id, attempts }: OutboxEvent, message: string): Promise<unknown> {
    const now = this.#kernel.clock.now();
    const dueAt = new Date(now.getTime() + backoffSeconds(attempts + 1) * 1000);
    const deadAt = attempts + 1 >= ATTEMPTS_MAX ? now : null;
    return this.#kernel.database.transaction({ shopId }, (tx) =>
      tx.run(sql`
        update kernel.outbox set attempts = attempts + 1, last_error = left(${message}, 500), due_at = ${dueAt},
          dead_at = ${deadAt}
        where shop_id = ${shopId} and id = ${id} and attempts = ${attempts}`),
    );
  }

  async #runJobs(): Promise<number> {
    const kinds = this.#parts.jobs.map((job) => job.kind);
    if (kinds.length === 0) return 0;
    const now = this.#kernel.clock.now();
    const lease = this.#kernel.newId();
    const until = new Date(now.getTime() + LEASE_SECONDS * 1000);
    const claimed = await this.#kernel.database.transaction('platform', (tx) =>
      tx.many<ClaimedJob & { kind: string }>(sql`
        update kernel.jobs set attempts = attempts + 1, locked_until = ${until}, lease = ${lease}
        where (shop_id, id) in (
          select shop_id, id from kernel.jobs
          where bucket = any(${allBuckets}) and kind = any(${kinds}) and done_at is null and dead_at is null
            and run_at <= ${now} and (locked_until is null or locked_until < ${now})
          order by run_at limit ${JOBS_PER_CLAIM} for update skip locked)
        returning shop_id, id, kind, payload, attempts`),
    );
    for (const job of claimed) await this.#runJob(job, lease);
    return claimed.length;
  }

  async #runJob(job: ClaimedJob & { kind: string }, lease: string): Promise<void> {
    const kind = this.#parts.jobs.find((candidate) => candidate.kind === job.kind)!;
    let failure: string | undefined;
    try {
      await kind.run(this.#kernel, job);
    } catch (error) {
      failure = String(error).slice(0, 500);
      this.#parts.log.error({ err: error, job: job.kind }, 'job failed');
    }
    const now = this.#kernel.clock.now();
    const dead = failure !== undefined && job.attempts >= ATTEMPTS_MAX;
    const again = new Date(now.getTime() + backoffSeconds(job.attempts) * 1000);
    await this.#kernel.database.transaction('platform', (tx) =>
      tx.run(sql`
        update kernel.jobs set locked_until = null, lease = null, last_error = ${failure ?? null},
          done_at = ${failure === undefined ? now : null}, dead_at = ${dead ? now : null}
          ${failure === undefined ? none : sql`, run_at = ${again}`}
        where shop_id = ${job.shopId} and id = ${job.id} and lease = ${lease}`),
    );
  }
}

const allBuckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);
