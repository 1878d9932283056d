import type { Kernel } from '../context.ts';

/** How long one reading of a public page may answer for others: less than a friend could notice. */
const SHARED_MS = 200;
const REPLIES_MAX = 5_000;

interface Shared {
  until: number;
  bytes: Promise<Buffer>;
}

/**
 * A public reply that is the same for everybody: callers who ask while it is being read, or within a fifth of a second
 * after, get the same bytes. It is never older than that, so nothing has to be told when the data changes; a failed
 * reading is not kept. What is ordered is checked again when it is placed.
 */
export class SharedReplies {
  readonly #known = new WeakMap<Kernel, Map<string, Shared>>();

  /** @param key everything the reply depends on, the shop first */
  read(kernel: Kernel, key: string, load: () => Promise<unknown>): Promise<Buffer> {
    let replies = this.#known.get(kernel);
    if (!replies) this.#known.set(kernel, (replies = new Map()));
    const now = kernel.clock.now().getTime();
    const before = replies.get(key);
    if (before && before.until > now) return before.bytes;
    if (replies.size >= REPLIES_MAX) replies.clear();
    const shared: Shared = { until: Number.POSITIVE_INFINITY, bytes: load().then((value) => encode(value)) };
    replies.set(key, shared);
    shared.bytes.then(
      () => (shared.until = kernel.clock.now().getTime() + SHARED_MS),
      () => replies.get(key) === shared && replies.delete(key),
    );
    return shared.bytes;
  }
}

const encode = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
