import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '../ids.ts';

export const VISITOR_COOKIE = 'heyi_visitor';
export const VISITOR_COOKIE_SECONDS = 400 * 86_400;

/**
 * A browser's own number, signed so that nobody can claim another's. It needs no row until something is ordered, and
 * a lost reply can be repeated with the same cookie.
 */
export class Visitors {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  write(visitorId: string): string {
    return `${visitorId}.${this.#sign(visitorId).toString('base64url')}`;
  }

  read(cookie: string | undefined): Id<'visitor'> | undefined {
    const match = cookie?.match(/^([0-9a-f-]{36})\.([\w-]{43})$/);
    if (!match) return undefined;
    const [, visitorId, signature] = match as unknown as [string, string, string];
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#sign(visitorId);
    return given.length === expected.length && timingSafeEqual(given, expected)
      ? (visitorId as Id<'visitor'>)
      : undefined;
  }

  #sign(visitorId: string): Buffer {
    return createHmac('sha256', this.#secret).update(`visitor ${visitorId}`).digest();
  }
}
