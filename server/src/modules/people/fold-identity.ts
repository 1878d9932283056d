import { simplifyName } from './name-characters.ts';
import type { IdentityKind } from './person.ts';

/** Full width to half, traditional to simplified, capitals to small. */
const plain = (text: string): string => Array.from(text.normalize('NFKC').toLowerCase(), simplifyName).join('');

/**
 * A nickname without what people vary: width, case, script, spaces, punctuation, emoji. A nickname made of emoji only
 * keeps them; blank text gives the empty string.
 */
export function foldName(text: string): string {
  const folded = plain(text).replace(/[\s\p{Cf}\p{Variation_Selector}\u20E3]/gu, '');
  const letters = folded.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  return (letters === '' ? folded : letters).normalize('NFKC');
}

/**
 * The digits of a phone number without a country code of China: a mobile or another number of 5 to 20 digits.
 * @returns undefined when the text is no phone number
 */
export function foldPhone(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s()\-.–—]/g, '');
  const match = digits.match(/^(?:\+?86|0086)?(1[3-9]\d{9})$/) ?? digits.match(/^(\+?\d{5,20})$/);
  return match?.[1];
}

/** `3号楼2单元0501室` and `3-2-501` are one door: `3-2-501`. */
export function foldRoom(text: string): string {
  return plain(text)
    .replace(/号楼|单元|[栋幢座楼室房号#\s,，、/._~—–-]/g, '-')
    .split('-')
    .filter((part) => part !== '')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('-');
}

/** What an identity is compared by; empty or undefined when the text cannot be one. */
export function foldIdentity(kind: IdentityKind, value: string): string | undefined {
  if (kind === 'phone') return foldPhone(value);
  if (kind === 'room') return foldRoom(value);
  return kind === 'visitor' ? value : foldName(value);
}
