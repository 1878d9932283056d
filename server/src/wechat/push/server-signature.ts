import { createHash, timingSafeEqual } from 'node:crypto';

/** The hash of WeChat's pushes: the parts in byte order, joined, SHA-1, in hex. */
export function pushSignature(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Compares two signatures in constant time. */
export function isSameSignature(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
