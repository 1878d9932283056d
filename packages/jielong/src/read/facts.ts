import { flushPending, startClause } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { holdsWish } from '../lexicon/keywords.ts';
import { UNIT_PATTERN } from '../lexicon/prices.ts';
import { isWeight } from '../lexicon/units.ts';
import { lookup } from '../lexicon/lexicon.ts';
import { looksLikeAddress, placeAt } from './scan-places.ts';
import type { Place, Token } from './token.ts';

/** Takes one token that is not a mention: phone, place, payment, note, status, separator. */
export function assembleFact(assembly: Assembly, token: Token): void {
  const { reading } = assembly;
  switch (token.kind) {
    case 'phone':
      return takePhone(assembly, token);
    case 'place':
      return takePlace(assembly, token);
    case 'address':
      return takeAddress(assembly, token.start);
    case 'addressLabel':
      return takeAddress(assembly, token.end);
    case 'recipientLabel':
      return takeRecipient(assembly, token);
    case 'tailLabel':
      return takeTail(assembly);
    case 'pickupLabel':
      return takePickup(assembly);
    case 'remark':
      return takeNote(assembly, skipBlank(assembly, token.end), lineEnd(assembly, token.end));
    case 'note':
      return takeNote(assembly, token.start, token.name === 'verb' ? chunkEnd(assembly, token.end) : token.end, token.name !== 'share');
    case 'time':
      return takeNote(assembly, token.start, chunkEnd(assembly, token.end));
    case 'pickup':
      if (reading.pickup === null) reading.pickup = token.name ?? null;
      else if (reading.pickup !== token.name) reading.flags.push({ reason: 'unparsed_text', start: token.start, end: token.end, candidates: [] });
      return;
    case 'addressOf':
      reading.addressOf = token.target ?? null;
      return;
    case 'laterAddress':
    case 'laterPlace':
      reading.flags.push({ reason: 'ambiguous_reference', start: token.start, end: token.end, candidates: [] });
      reading.notes.push({ start: token.start, end: token.end });
      return;
    case 'reference':
      return takeReference(assembly, token);
    case 'proxy':
      return takeProxy(assembly, token);
    case 'conditional':
      reading.flags.push({ reason: 'conditional_order', start: token.start, end: token.end, candidates: [] });
      return;
    case 'text':
      return takeText(assembly, token);
    default:
      return takeStatus(assembly, token);
  }
}

function takeStatus(assembly: Assembly, token: Token): void {
  const { reading } = assembly;
  switch (token.kind) {
    case 'paid':
    case 'unpaid':
    case 'partial':
      if (reading.payment !== null && reading.payment !== token.kind && token.kind !== 'partial' && reading.payment !== 'partial') {
        reading.flags.push({ reason: 'ambiguous_status', start: token.start, end: token.end, candidates: [] });
      }
      if (reading.payment !== 'partial') reading.payment = token.kind;
      if (token.name !== undefined) reading.notes.push({ start: token.start, end: token.end });
      return;
    case 'amount':
      if (token.name === 'paid') {
        reading.paidAmount = token.value ?? null;
        if (token.name === 'paid' && reading.payment === null) reading.payment = 'paid';
      } else if (reading.stated === null) reading.stated = { value: token.value ?? 0, start: token.start, end: token.end };
      else reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
      return;
    case 'cancel':
      return takeCancel(assembly, token);
    case 'pending':
      reading.pending ??= { start: token.start, end: token.end };
      return;
    case 'restore':
      reading.restore = true;
      return;
    case 'vague':
      return takeVague(assembly, token);
    case 'about':
      return takeAbout(assembly, token);
    case 'total':
      return takeTotal(assembly);
    default:
      return;
  }
}

function takePhone(assembly: Assembly, token: Token): void {
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

function takePlace(assembly: Assembly, token: Token): void {
  const { reading } = assembly;
  if (reading.address !== null) return;
  takeArea(assembly, token);
  const merged = mergePlace(reading.place, token.place as Place);
  if (merged === null) reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
  else reading.place = merged;
}

const AFTER_ADDRESS = /^(?:phone|phoneLabel|recipientLabel|quantityLabel|itemLabel|nameLabel|remark|stop|addressLabel|paid|unpaid)$/;

/** An address runs on over blanks as long as the pieces still look like parts of one. */
function takeAddress(assembly: Assembly, from: number): void {
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
  return looksLikeAddress(piece) || /^\d+(?:号|栋|幢|弄|室|单元|楼|-\d)/.test(piece) || /^\p{L}{2,}(?:路|街|巷|小区|花园|大厦|公寓|苑)\d*/u.test(piece);
}

function blankEnd(text: string, at: number, limit: number): number {
  let stop = at;
  while (stop < limit && !/[\s,;。]/.test(text.charAt(stop))) stop++;
  return stop;
}

function takeRecipient(assembly: Assembly, token: Token): void {
  const { tokens, reading } = assembly;
  let index = assembly.index + 1;
  while (tokens[index]?.kind === 'space') index++;
  const start = tokens[index]?.start ?? token.end;
  let end = start;
  for (; index < tokens.length; index++) {
    const next = tokens[index] as Token;
    if (next.kind === 'space' || next.kind === 'comma' || next.kind === 'stop' || next.kind === 'open' || next.kind === 'phone' || next.kind.endsWith('Label')) break;
    end = next.end;
  }
  assembly.index = Math.max(index, assembly.index + 1);
  if (end > start && reading.recipient === null) reading.recipient = { start, end };
}

/** `自提点：南门`: the words behind the label. */
function takePickup(assembly: Assembly): void {
  const { tokens, text, reading } = assembly;
  let index = assembly.index + 1;
  while (tokens[index]?.kind === 'space') index++;
  const start = tokens[index]?.start;
  if (start === undefined || tokens[index]?.kind === 'pickup') return;
  let end = start;
  for (; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'space' || token.kind === 'comma' || token.kind === 'stop' || token.kind === 'open' || token.kind === 'close') break;
    end = token.end;
  }
  assembly.index = Math.max(index, assembly.index + 1);
  if (end > start) reading.pickup = text.slice(start, end);
}

function takeTail(assembly: Assembly): void {
  let index = assembly.index + 1;
  while (assembly.tokens[index]?.kind === 'space') index++;
  const token = assembly.tokens[index];
  const digits = token === undefined ? '' : assembly.text.slice(token.start, token.end);
  if (/^\d{4}$/.test(digits)) {
    assembly.reading.tail = digits;
    assembly.index = index + 1;
  }
}

function takeReference(assembly: Assembly, token: Token): void {
  const { reading } = assembly;
  if (reading.reference !== null || token.target?.to === 'outside') {
    reading.flags.push({ reason: 'ambiguous_reference', start: token.start, end: token.end, candidates: [] });
    if (reading.reference !== null) return;
  }
  reading.reference = { target: token.target ?? { to: 'above' }, start: token.start, end: token.end };
}

/** With a quantity of its own the order is somebody else's; without one the words are a note. */
function takeProxy(assembly: Assembly, token: Token): void {
  const { tokens, reading } = assembly;
  const next = tokens.slice(assembly.index + 1, assembly.index + 4).filter((item) => item.kind !== 'space' && item.kind !== 'filler')[0];
  if (next?.kind !== 'item' && next?.kind !== 'number' && next?.kind !== 'badcode') {
    takeNote(assembly, token.start, chunkEnd(assembly, token.end));
    return;
  }
  const own = assembly.clause;
  startClause(assembly, 'order', token.start);
  reading.clauses.pop();
  reading.proxies.push({ name: token.name ?? '', start: token.start, end: token.end, clauses: [assembly.clause] });
  const end = proxyEnd(assembly);
  const rest = tokens.splice(end);
  const outer = assembly.index;
  assembly.index++;
  assembly.reading = { ...reading, clauses: (reading.proxies.at(-1) as { clauses: typeof reading.clauses }).clauses };
  assembly.run(assembly);
  assembly.reading = reading;
  assembly.clause = own;
  tokens.push(...rest);
  assembly.index = Math.max(end, outer + 1);
}

function proxyEnd(assembly: Assembly): number {
  const { tokens } = assembly;
  let index = assembly.index + 1;
  let seen = false;
  for (; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'number' || token.kind === 'item') seen = true;
    if (token.kind === 'stop' || (token.kind === 'comma' && seen && tokens[index + 1]?.kind !== 'item')) break;
  }
  return index;
}

/** Words nobody knows: a piece of a note, unless the entry as a whole says otherwise. */
function takeText(assembly: Assembly, token: Token): void {
  if (changesItem(assembly, token)) return;
  const last = assembly.reading.leftover.at(-1);
  if (last !== undefined && last.end === token.start) last.end = token.end;
  else assembly.reading.leftover.push({ start: token.start, end: token.end });
}

/** Words glued behind a product (火龙果干, 火龙过) change it: together they mean something or are asked about. */
function changesItem(assembly: Assembly, token: Token): boolean {
  const item = assembly.tokens[assembly.index - 1];
  const mention = assembly.clause.mentions.at(-1);
  if (item?.kind !== 'item' || item.coded === true || item.end !== token.start || mention === undefined || mention.end !== item.end || mention.quantity !== null) return false;
  const words = assembly.text.slice(token.start, token.end);
  if (!/\p{L}/u.test(words)) return false;
  const found = lookup(assembly.lexicon, assembly.text.slice(mention.start, token.end));
  if (found !== null) {
    mention.products = found.products;
    mention.end = token.end;
    return true;
  }
  if (holdsWish(words) || /^(?:那|装|款|类|味|这|个|只|共|各|就|都)/.test(words) || words.endsWith('的')) return false;
  assembly.reading.flags.push({ reason: 'unknown_item', start: mention.start, end: token.end, candidates: mention.products });
  mention.products = [];
  mention.end = token.end;
  return true;
}

function takeCancel(assembly: Assembly, token: Token): void {
  const { tokens, index, clause, reading } = assembly;
  const next = tokens[index + 1]?.kind === 'space' ? tokens[index + 2] : tokens[index + 1];
  if (next?.kind === 'number' && next.vague !== true && /^(?:取消|退|不要)/.test(assembly.text.slice(token.start, token.end))) {
    startClause(assembly, 'less', token.start);
    return;
  }
  if (next?.kind === 'item' && /^(?:取消|退|不要)/.test(assembly.text.slice(token.start, token.end))) {
    startClause(assembly, 'remove', token.start);
    return;
  }
  const last = clause.mentions.at(-1);
  const earlier = reading.clauses.flatMap((item) => item.mentions);
  const before = tokens[index - 1];
  if (last !== undefined && last.quantity === null && last.named && before !== undefined && before.kind !== 'stop' && (assembly.spoken || earlier.some((mention) => mention !== last && mention.products.some((product) => last.products.includes(product))))) {
    clause.mentions.pop();
    startClause(assembly, 'remove', last.start);
    assembly.clause.mentions.push(last);
    startClause(assembly, 'order', token.end);
    return;
  }
  reading.cancel ??= { start: token.start, end: token.end };
}

function takeVague(assembly: Assembly, token: Token): void {
  const last = assembly.clause.mentions.at(-1);
  if (last !== undefined && last.quantity === null) {
    last.vague = true;
    last.end = token.end;
  }
  assembly.reading.flags.push({ reason: 'vague_quantity', start: token.start, end: token.end, candidates: [] });
}

/** 左右 after a weight keeps the number; after a count it does not say how many. */
function takeAbout(assembly: Assembly, token: Token): void {
  flushPending(assembly);
  const last = assembly.clause.mentions.at(-1);
  const next = assembly.tokens[assembly.index + 1];
  if (next?.kind === 'number') {
    if (!isWeight(next.unit ?? null)) next.vague = true;
    return;
  }
  if (last !== undefined && last.unit !== null && /^(?:斤|公斤|kg|g|克|两|千克|市斤)$/.test(last.unit)) {
    last.note = assembly.text.slice(token.start, token.end);
    return;
  }
  assembly.reading.flags.push({ reason: 'vague_quantity', start: token.start, end: token.end, candidates: [] });
  if (last !== undefined) {
    last.quantity = null;
    last.vague = true;
  }
}

/** `一共两份` repeats the sum and is checked later; `共177` was marked as money before. */
function takeTotal(assembly: Assembly): void {
  const { tokens, index, reading } = assembly;
  const at = tokens[index + 1]?.kind === 'space' || tokens[index + 1]?.kind === 'filler' ? index + 2 : index + 1;
  const next = tokens[at];
  const counted = reading.clauses.some((clause) => clause.mentions.length > 0);
  if (next?.kind === 'number' && next.vague !== true && counted) {
    reading.total = { value: next.value ?? 0, start: next.start, end: next.end };
    assembly.index = at + 1;
  }
}

function takeNote(assembly: Assembly, start: number, end: number, checked = true): void {
  let index = assembly.index + 1;
  while (index < assembly.tokens.length && (assembly.tokens[index] as Token).start < end) index++;
  const before = assembly.tokens[assembly.index - 1];
  const from = before?.kind === 'filler' && before.end === start ? before.start : start;
  if (end > start) assembly.reading.notes.push({ start: from, end });
  takePlaceOfNote(assembly, start, end);
  if (checked && hidesOrder(assembly.text.slice(start, end))) assembly.reading.flags.push({ reason: 'unparsed_text', start, end, candidates: [] });
  assembly.index = Math.max(index, assembly.index + 1);
}

const COUNTED = new RegExp(`(?:\\d|[一二两三四五六七八九十])(?:${UNIT_PATTERN})`);

/** A wish that counts something (帮忙带2份) may be an order; those that only divide or time what was ordered are not. */
function hidesOrder(words: string): boolean {
  return COUNTED.test(words) && !/^(?:其中|分|装|每|切|放|送|晚|早|周|明|今|下午|上午|中午|傍晚|后天|星期|拆|各|一起|打包|剁|挑|选|不|别|没|如果没|要是没|若没|要|\d{1,2}[).、]|\d)/.test(words) && !/一[下个点些样起]/.test(words);
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

function skipBlank(assembly: Assembly, at: number): number {
  let start = at;
  while (/[\s:,]/.test(assembly.text.charAt(start)) && start < (assembly.tokens.at(-1)?.end ?? 0)) start++;
  return start;
}

function lineEnd(assembly: Assembly, at: number): number {
  const limit = assembly.tokens.at(-1)?.end ?? at;
  let stop = at;
  while (stop < limit && !/[\n)\]】]/.test(assembly.text.charAt(stop))) stop++;
  return stop;
}

function chunkEnd(assembly: Assembly, at: number): number {
  const limit = assembly.tokens.at(-1)?.end ?? at;
  let stop = at;
  while (stop < limit && !/[\s,;。()[\]【】]/.test(assembly.text.charAt(stop))) stop++;
  return stop;
}
