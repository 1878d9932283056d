import { UNIT_PATTERN } from '../lexicon/prices.ts';
import type { Assembly } from './assembly.ts';
import { placeAt } from '../scan/scan-places.ts';
import type { Token } from '../scan/token.ts';

export function takeNote(assembly: Assembly, start: number, end: number, checked = true): void {
  let index = assembly.index + 1;
  while (index < assembly.tokens.length && (assembly.tokens[index] as Token).start < end) index++;
  const before = assembly.tokens[assembly.index - 1];
  const from = before?.kind === 'filler' && before.end === start ? before.start : start;
  if (end > start) assembly.reading.notes.push({ start: from, end });
  takePlaceOfNote(assembly, start, end);
  if (checked && hidesOrder(assembly.text.slice(start, end)))
    assembly.reading.flags.push({ reason: 'unparsed_text', start, end, candidates: [] });
  assembly.index = Math.max(index, assembly.index + 1);
}

const COUNTED = new RegExp(`(?:\\d|[一二两三四五六七八九十])(?:${UNIT_PATTERN})`);

/** A wish that counts something (帮忙带2份) may be an order; those that only divide or time what was ordered are not. */
function hidesOrder(words: string): boolean {
  return (
    COUNTED.test(words) &&
    !/^(?:[一二两三四五六七八九十\d]+\p{Script=Han}?(?:不|别|要|少|多)|其中|分|装|每|切|放|送|晚|早|周|明|今|下午|上午|中午|傍晚|后天|星期|拆|各|一起|打包|剁|挑|选|不|别|没|如果没|要是没|若没|要|\d{1,2}[).、]|\d)/u.test(
      words,
    ) &&
    !/一[下个点些样起]/.test(words)
  );
}

/** `送到5-601` is a wish that names a place. */
function takePlaceOfNote(assembly: Assembly, start: number, end: number): void {
  const { text, reading } = assembly;
  if (!text.startsWith('送', start) || reading.place !== null || reading.address !== null) return;
  for (let at = start + 1; at < end; at++) {
    const place = placeAt(text, at, end)?.place;
    if (place?.building == null || place.room === null) continue;
    reading.place = place;
    return;
  }
}

export function skipBlank(assembly: Assembly, at: number): number {
  let start = at;
  while (/[\s:,]/.test(assembly.text.charAt(start)) && start < (assembly.tokens.at(-1)?.end ?? 0)) start++;
  return start;
}

export function lineEnd(assembly: Assembly, at: number): number {
  const limit = assembly.tokens.at(-1)?.end ?? at;
  let stop = at;
  while (stop < limit && !/[\n)\]】]/.test(assembly.text.charAt(stop))) stop++;
  return stop;
}

export function chunkEnd(assembly: Assembly, at: number): number {
  const limit = assembly.tokens.at(-1)?.end ?? at;
  let stop = at;
  while (stop < limit && !/[\s,;。()[\]【】]/.test(assembly.text.charAt(stop))) stop++;
  return stop;
}
