import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';

/** A UUIDv7, branded by what it names: an OrderId is not a SkuId. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type ShopId = Id<'shop'>;
export type FileId = Id<'file'>;

/** Where new ids come from; a simulation passes its own. */
export type NewId = <T extends string = string>() => T;

export const systemNewId: NewId = <T extends string>() => randomUUIDv7() as T;

/** An id that follows from its parts: the same account of the same shop has it on every machine. */
export function derivedId<T extends string>(...parts: string[]): T {
  const bytes = createHash('sha256').update(parts.join('\u0000')).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return groups.join('-') as T;
}

const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code people read aloud and type: no 0/O, 1/I/L. 31^length possibilities. */
export function newCode(length: number): string {
  let code = '';
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && code.length < length) code += CODE_ALPHABET[byte % 31];
    }
  }
  return code;
}

/** 256 random bits, for links and sessions. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
