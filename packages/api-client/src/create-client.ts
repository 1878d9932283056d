import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import { ConnectionLost, type ErrorTextOf, readProblem } from './api-problem.ts';
import type { paths } from './schema.ts';

export type HeyiClient = Client<paths>;

export interface ClientOptions {
  /** "" for the page's own origin. */
  baseUrl: string;
  /** The sentence for a problem code; loaded only when a problem happens. */
  loadErrorText: () => Promise<ErrorTextOf>;
  /** Told on every 401, before the error is thrown. */
  onUnauthenticated?: () => void;
  /** Headers of every request, for example the language. */
  headers?: () => Record<string, string>;
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client whose calls either answer or throw: `ApiProblem` on a refusal, `ConnectionLost` when there was no answer.
 * Session cookies go along; a write without its own `Idempotency-Key` (see `once`) gets a fresh one.
 */
export function createClient(options: ClientOptions): HeyiClient {
  const client = createFetchClient<paths>({
    baseUrl: options.baseUrl,
    credentials: 'same-origin',
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  });
  const middleware: Middleware = {
    onRequest({ request }) {
      for (const [name, value] of Object.entries(options.headers?.() ?? {})) request.headers.set(name, value);
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
        request.headers.set('Idempotency-Key', freshKey());
      }
      return request;
    },
    async onResponse({ response }) {
      if (response.ok) return response;
      if (response.status === 401) options.onUnauthenticated?.();
      throw await readProblem(response, await options.loadErrorText());
    },
    onError({ error }) {
      return new ConnectionLost(error instanceof Error ? error.message : 'No answer');
    },
  };
  client.use(middleware);
  return client;
}

/** Spread into a POST so that every try of one action carries the same key: `{ body, ...once(key) }`. */
export function once(key: string): { headers: { 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': key } };
}

/** The body of a successful call, which a 2xx with content always has: `await bodyOf(api.GET("/api/…"))`. */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Exclude<Body, undefined>> {
  return (await call).data as Exclude<Body, undefined>;
}

function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
