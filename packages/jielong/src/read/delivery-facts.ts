import { pickupNamed } from '../lexicon/pickups.ts';
import type { Assembly } from './assembly.ts';
import { looksLikeAddress } from '../scan/scan-places.ts';
import type { Place, Token } from '../scan/token.ts';

export function takePhone(assembly: Assembly, token: Token): void {
  const { reading } = assembly;
  if (reading.phone !== null && reading.phone !== token.digits) {
    reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
    return;
  }
  reading.phone = token.digits ?? null;
}

/** Adds the written parts of a place; two different buildings or rooms contradict each other. */
export function mergePlace(known: Place | null, next: Place): Place | null {
  if (known === null) return { ...next };
  const merged = { ...known };
  for (const part of ['area', 'building', 'unit', 'room'] as const) {
    if (next[part] === null) continue;
    if (merged[part] !== null && merged[part] !== next[part]) return null;
    merged[part] = next[part];
  }
  return merged;
}

/** `绿城花园8栋203`: the words in front of the building name the estate. */
function takeArea(assembly: Assembly, token: Token): void {
  const { leftover } = assembly.reading;
  const before = leftover.at(-1);
  if (before === undefined || before.end !== token.start || token.place?.area !== null) return;
  const words = assembly.text.slice(before.start, before.end);
  if (!/(?:区|苑|园|期|村|寓|府|城|湾|郡|庄|里|庭|院)$/.test(words)) return;
  leftover.pop();
  token.place.area = words;
}

export function takePlace(assembly: Assembly, token: Token): void {
  const { reading } = assembly;
  if (reading.address !== null) return;
  takeArea(assembly, token);
  const merged = mergePlace(reading.place, token.place as Place);
  if (merged === null)
    reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
  else reading.place = merged;
}

const AFTER_ADDRESS =
  /^(?:phone|phoneLabel|recipientLabel|quantityLabel|itemLabel|nameLabel|remark|stop|addressLabel|paid|unpaid)$/;

/** An address runs on over blanks as long as the pieces still look like parts of one. */
export function takeAddress(assembly: Assembly, from: number): void {
  const { tokens, reading, text } = assembly;
  let index = assembly.index + 1;
  const labelled = tokens[assembly.index]?.kind === 'addressLabel';
  while (labelled && (tokens[index]?.kind === 'space' || tokens[index]?.kind === 'comma')) index++;
  let end = labelled ? (tokens[index]?.start ?? from) : (tokens[assembly.index] as Token).end;
  const start = labelled ? end : from;
  for (; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (AFTER_ADDRESS.test(token.kind)) break;
    if (token.kind === 'comma' || (token.kind === 'open' && end > start)) break;
    if (token.kind === 'space') {
      const stop = blankEnd(text, token.end, tokens.at(-1)?.end ?? token.end);
      if (end > start && !continuesAddress(text.slice(token.end, stop))) break;
      continue;
    }
    end = token.end;
  }
  assembly.index = index;
  const written = text.slice(start, end).trim();
  if (written === '') return;
  if (written.length < 4) {
    reading.flags.push({ reason: 'unparsed_text', start, end, candidates: [] });
    return;
  }
  if (reading.address !== null) {
    reading.flags.push({ reason: 'unparsed_text', start, end, candidates: [] });
    return;
  }
  reading.address = { start, end: start + written.length };
}

function continuesAddress(piece: string): boolean {
  return (
    looksLikeAddress(piece) ||
    /^\d+(?:号|栋|幢|弄|室|单元|楼|-\d)/.test(piece) ||
    /^\p{L}{2,}(?:路|街|巷|小区|花园|大厦|公寓|苑)\d*/u.test(piece)
  );
}

function blankEnd(text: string, at: number, limit: number): number {
  let stop = at;
  while (stop < limit && !/[\s,;。]/.test(text.charAt(stop))) stop++;
  return stop;
}

export function takeRecipient(assembly: Assembly, token: Token): void {
  const { tokens, reading } = assembly;
  let index = assembly.index + 1;
  while (tokens[index]?.kind === 'space') index++;
  const start = tokens[index]?.start ?? token.end;
  let end = start;
  for (; index < tokens.length; index++) {
    const next = tokens[index] as Token;
    if (
      next.kind === 'space' ||
      next.kind === 'comma' ||
      next.kind === 'stop' ||
      next.kind === 'open' ||
      next.kind === 'phone' ||
      next.kind.endsWith('Label')
    )
      break;
    end = next.end;
  }
  assembly.index = Math.max(index, assembly.index + 1);
  const person =
    /^\p{L}{1,8}$/u.test(assembly.text.slice(start, end)) && !/的|了$/.test(assembly.text.slice(start, end));
  if (assembly.text.startsWith('寄给', token.start) && !person) reading.notes.push({ start: token.start, end });
  else if (end > start && reading.recipient === null) reading.recipient = { start, end };
}

/** `自提点：南门`: the words behind the label. */
export function takePickup(assembly: Assembly): void {
  const { tokens, text, reading } = assembly;
  let index = assembly.index + 1;
  while (tokens[index]?.kind === 'space') index++;
  const start = tokens[index]?.start;
  if (start === undefined || tokens[index]?.kind === 'pickup') return;
  let end = start;
  for (; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (
      token.kind === 'space' ||
      token.kind === 'comma' ||
      token.kind === 'stop' ||
      token.kind === 'open' ||
      token.kind === 'close'
    )
      break;
    end = token.end;
  }
  assembly.index = Math.max(index, assembly.index + 1);
  if (end <= start) return;
  const words = text.slice(start, end);
  reading.pickup = pickupNamed(assembly.lexicon.rules, words)?.name ?? words;
}

export function takeTail(assembly: Assembly): void {
  let index = assembly.index + 1;
  while (assembly.tokens[index]?.kind === 'space') index++;
  const token = assembly.tokens[index];
  const digits = token === undefined ? '' : assembly.text.slice(token.start, token.end);
  if (/^\d{4}$/.test(digits)) {
    assembly.reading.tail = digits;
    assembly.index = index + 1;
  }
}
