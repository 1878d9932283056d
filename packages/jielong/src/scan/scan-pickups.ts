import type { Lexicon } from '../lexicon/lexicon.ts';
import { circledNumber } from '../normalise/numerals.ts';
import type { Token } from './token.ts';

export function pickupAt(lexicon: Lexicon, text: string, at: number, end: number, before: Token[]): Token | null {
  if (lexicon.rules.pickups.length === 0) return null;
  const previous = before.at(-1);
  if (previous !== undefined && previous.kind === 'text') return null;
  const verb = TAKEN_AT.exec(text.slice(at, Math.min(end, at + 2)))?.[0].length ?? 0;
  const behind = verb > 0 && at + verb < end ? pickupAt(lexicon, text, at + verb, end, []) : null;
  if (behind !== null) return { ...behind, start: at };
  const circled = circledNumber(text.charAt(at));
  for (const pickup of lexicon.rules.pickups) {
    const key = pickup.key.toLowerCase();
    if (text.startsWith(key, at) && at + key.length <= end)
      return { kind: 'pickup', start: at, end: tailEnd(text, at + key.length, end), name: pickup.name };
  }
  for (const pickup of lexicon.rules.pickups) {
    if (circled !== null && pickup.code === String(circled) && lexicon.codeStyle !== 'numeric')
      return { kind: 'pickup', start: at, end: tailEnd(text, at + 1, end), name: pickup.name };
    const numbered = numberedAt(lexicon, text, at, pickup.code);
    if (numbered > 0) return { kind: 'pickup', start: at, end: tailEnd(text, at + numbered, end), name: pickup.name };
    if (
      pickup.code !== null &&
      /^[a-z\d]点/.test(text.slice(at, at + 2)) &&
      text.charAt(at).toUpperCase() === pickup.code
    )
      return { kind: 'pickup', start: at, end: tailEnd(text, at + 2, end), name: pickup.name };
  }
  if (
    lexicon.codeStyle === 'none' &&
    /[a-z]/.test(text.charAt(at)) &&
    (at + 1 >= end || /[\s,，。;)]/.test(text.charAt(at + 1)))
  ) {
    const lettered = lexicon.rules.pickups.find((pickup) => pickup.code === text.charAt(at).toUpperCase());
    if (lettered !== undefined) return { kind: 'pickup', start: at, end: at + 1, name: lettered.name };
  }
  let stop = at;
  while (stop < end && /\p{L}/u.test(text.charAt(stop))) stop++;
  const alone = stop - at === 1 && (at === 0 || /[\s,，、(]/.test(text.charAt(at - 1)));
  for (let length = stop - at; length >= (alone ? 1 : 2); length--) {
    const word = text.slice(at, at + length);
    const named = lexicon.rules.pickups.filter((pickup) => pickup.key.toLowerCase().includes(word));
    if (named.length === 1 && word !== '自提')
      return {
        kind: 'pickup',
        start: at,
        end: tailEnd(text, at + length, end),
        name: (named[0] as { name: string }).name,
      };
  }
  return null;
}

/** Length of `2号点`, or of `2号` where no product has a number; 0 if it does not stand here. */
function numberedAt(lexicon: Lexicon, text: string, at: number, code: string | null): number {
  if (code === null || text.charAt(at).toUpperCase() !== code || /[\d-]/.test(text.charAt(at - 1))) return 0;
  const match = /^[a-z\d](号点|号(?![楼院线口门库点\d]))/.exec(text.slice(at, at + 4));
  if (match === null) return 0;
  return match[1] === '号点' || lexicon.codeStyle !== 'numeric' ? match[0].length : 0;
}

const TAKEN_AT = /^(?:自提|自取|取货|提货|[在到去])/;

function tailEnd(text: string, at: number, end: number): number {
  const match = /^(?:自提|自取|取货|提货|拿|取|提)/.exec(text.slice(at, Math.min(end, at + 2)));
  return at + (match?.[0].length ?? 0);
}
