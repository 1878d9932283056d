import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Kernel } from '../context.ts';
import { sql } from '../database.ts';
import { limitExceeded } from '../errors.ts';
import type { RateClass } from './route.ts';

/** Calls per window, per caller (a session, a visitor, else an address). */
const limits: Readonly<Record<RateClass, { calls: number; seconds: number }>> = {
  health: { calls: 1_000, seconds: 10 },
  // Pictures come by the dozen, and many phones share one address.
  media: { calls: 12_000, seconds: 60 },
  read: { calls: 1_200, seconds: 60 },
  write: { calls: 300, seconds: 60 },
  upload: { calls: 120, seconds: 60 },
  order: { calls: 20, seconds: 60 },
  lookup: { calls: 10, seconds: 600 },
  sign_in: { calls: 20, seconds: 900 },
};

const CALLERS_MAX = 200_000;

/** What could be guessed is counted in the database, for all processes together. */
const guessable: ReadonlySet<RateClass> = new Set<RateClass>(['lookup', 'sign_in']);

/** Visitors are numbered by us for the asking, so an address is counted too: many phones share one. */
const VISITORS_PER_ADDRESS = 30;

export interface Caller {
  /** A session's person, an API key or a visitor whose cookie we signed; nobody known otherwise. */
  readonly known: { readonly id: string; readonly isVisitor: boolean } | undefined;
  readonly address: string;
}

/** Fixed windows: enough to slow guessing and scripts; the database's own rules decide everything else. */
export class RateLimiter {
  readonly #kernel: Kernel;
  readonly #factor: number;
  readonly #windows = new Map<string, { until: number; calls: number }>();

  constructor(kernel: Kernel, factor: number) {
    this.#kernel = kernel;
    this.#factor = factor;
  }

  /** @throws limit_exceeded `http.too_many_requests` with the seconds to wait */
  async count(rate: RateClass, { known, address }: Caller): Promise<void> {
    if (this.#factor === 0) return;
    const from = networkOf(address);
    if (guessable.has(rate)) return this.#countGuess(rate, known && !known.isVisitor ? known.id : from);
    if (known) this.#countHere(rate, known.id, 1);
    if (!known || known.isVisitor) this.#countHere(rate, from, known ? VISITORS_PER_ADDRESS : 1);
  }

  #countHere(rate: RateClass, caller: string, times: number): void {
    const { calls, seconds } = limits[rate];
    const now = this.#kernel.clock.now().getTime();
    const key = `${rate} ${times} ${caller}`;
    const window = this.#windows.get(key);
    if (window === undefined || window.until <= now) {
      if (this.#windows.size >= CALLERS_MAX) this.#forgetPast(now);
      this.#windows.set(key, { until: now + seconds * 1000, calls: 1 });
      return;
    }
    window.calls += 1;
    if (window.calls > calls * times * this.#factor) throw tooMany(window.until - now);
  }

  async #countGuess(rate: RateClass, caller: string): Promise<void> {
    const { calls, seconds } = limits[rate];
    const now = this.#kernel.clock.now();
    const until = new Date(now.getTime() + seconds * 1000);
    const name = createHash('sha256').update(`${rate} ${caller}`).digest();
    const window = await this.#kernel.database.transaction('platform', (tx) =>
      tx.one<{ calls: number; until: Date }>(sql`
        insert into kernel.guesses as g (caller, calls, until) values (${name}, 1, ${until})
        on conflict (caller) do update set
          calls = case when g.until <= ${now} then 1 else g.calls + 1 end,
          until = case when g.until <= ${now} then excluded.until else g.until end
        returning calls, until`),
    );
    if (window.calls > calls * this.#factor) throw tooMany(window.until.getTime() - now.getTime());
  }

  #forgetPast(now: number): void {
    for (const [key, window] of this.#windows) if (window.until <= now) this.#windows.delete(key);
    if (this.#windows.size >= CALLERS_MAX) this.#windows.clear();
  }
}

const tooMany = (milliseconds: number) =>
  limitExceeded('http.too_many_requests', { seconds: Math.ceil(milliseconds / 1000) });

/** One household or phone has a whole /64 of IPv6 to call from. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
