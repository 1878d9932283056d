import type { Context } from '../kernel/context.ts';

/** What the server writes into a storefront page before it is sent. */
export interface PageContent {
  /** The document's and the share card's title. */
  title: string;
  /** One or two sentences for the share card. */
  description: string;
  /** Shown on the share card. */
  pictureFileId?: string | null;
  /** API path → what a GET of it would answer: the first screen needs no request of its own. */
  replies: Readonly<Record<string, unknown>>;
}

/** A storefront address whose head and first replies the server writes. */
export interface StorePage {
  /** As in the storefront's router: `/s/:code`. */
  url: `/${string}`;
  /** The page's source, `src/pages/SalePage.vue`, so that its script loads along with the first. */
  chunk: string;
  /** Reads in one read-only transaction; undefined answers 404, and the page says so in its own words. */
  read: (ctx: Context, params: Readonly<Record<string, string>>) => Promise<PageContent | undefined>;
}
