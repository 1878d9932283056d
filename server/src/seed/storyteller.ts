import type { Actor, Context, Kernel } from '../kernel/context.ts';
import { inShop } from '../kernel/context.ts';
import type { ShopId } from '../kernel/ids.ts';

/** Ids of what the story has made so far, by the story's own keys. */
export class StoryBook {
  readonly #ids = new Map<string, string>();

  set(kind: string, key: string, id: string): void {
    this.#ids.set(`${kind} ${key}`, id);
  }

  get(kind: string, key: string): string {
    const id = this.#ids.get(`${kind} ${key}`);
    if (id === undefined) throw new Error(`the story has no ${kind} "${key}"`);
    return id;
  }
}

/** Tells a story by running real commands at the times it says. */
export interface Storyteller {
  readonly book: StoryBook;
  readonly shopId: ShopId;
  readonly mediaFolder: string;
  /** Runs commands as the seller, so many hours from now (negative is past). */
  at<T>(hours: number, work: (ctx: Context) => Promise<T>, actor?: Actor): Promise<T>;
  /** The instant itself, for windows and deadlines. */
  instant(hours: number): Date;
}

export function createStoryteller(
  kernel: Kernel,
  parts: { shopId: ShopId; mediaFolder: string; seller: () => Actor },
): Storyteller {
  const start = kernel.clock.now();
  const instant = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
  return {
    book: new StoryBook(),
    shopId: parts.shopId,
    mediaFolder: parts.mediaFolder,
    instant,
    at: (hours, work, actor = parts.seller()) =>
      inShop({ ...kernel, clock: { now: () => instant(hours) } }, parts.shopId, actor, work),
  };
}
