import type { Clock } from '../clock.ts';
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

/** Fixed windows in memory: enough to slow guessing and scripts; the database's own rules decide everything else. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #factor: number;
  readonly #windows = new Map<string, { until: number; calls: number }>();

  constructor(clock: Clock, factor: number) {
    this.#clock = clock;
    this.#factor = factor;
  }

  /** @throws limit_exceeded `http.too_many_requests` with the seconds to wait */
  count(rate: RateClass, caller: string): void {
    if (this.#factor === 0) return;
    const { calls, seconds } = limits[rate];
    const now = this.#clock.now().getTime();
    const key = `${rate} ${caller}`;
    const window = this.#windows.get(key);
    if (window === undefined || window.until <= now) {
      if (this.#windows.size >= CALLERS_MAX) this.#forgetPast(now);
      this.#windows.set(key, { until: now + seconds * 1000, calls: 1 });
      return;
    }
    window.calls += 1;
    if (window.calls > calls * this.#factor) {
      throw limitExceeded('http.too_many_requests', { seconds: Math.ceil((window.until - now) / 1000) });
    }
  }

  #forgetPast(now: number): void {
    for (const [key, window] of this.#windows) if (window.until <= now) this.#windows.delete(key);
    if (this.#windows.size >= CALLERS_MAX) this.#windows.clear();
  }
}
