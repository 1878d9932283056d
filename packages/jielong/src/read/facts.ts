import { holdsWish } from '../lexicon/keywords.ts';
import { lookup } from '../lexicon/lexicon.ts';
import { isWeight } from '../lexicon/units.ts';
import { flushPending, startClause } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { takeAddress, takePhone, takePickup, takePlace, takeRecipient, takeTail } from './delivery-facts.ts';
import { chunkEnd, lineEnd, skipBlank, takeNote } from './note-facts.ts';
import type { Mention, Reading } from './reading.ts';
import type { Token } from '../scan/token.ts';

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
      return takeNote(
        assembly,
        token.start,
        token.name === 'verb' ? chunkEnd(assembly, token.end) : token.end,
        token.name !== 'share',
      );
    case 'time':
      return takeNote(assembly, token.start, chunkEnd(assembly, token.end));
    case 'pickup':
      if (reading.pickup === null) reading.pickup = token.name ?? null;
      else if (reading.pickup !== token.name)
        reading.flags.push({ reason: 'unparsed_text', start: token.start, end: token.end, candidates: [] });
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
      if (
        reading.payment !== null &&
        reading.payment !== token.kind &&
        token.kind !== 'partial' &&
        reading.payment !== 'partial'
      ) {
        reading.flags.push({ reason: 'ambiguous_status', start: token.start, end: token.end, candidates: [] });
      }
      if (reading.payment !== 'partial') reading.payment = token.kind;
      if (token.name !== undefined) reading.notes.push({ start: token.start, end: token.end });
      return;
    case 'amount':
      if (token.name === 'paid') {
        reading.paidAmount = token.value ?? null;
        if (token.name === 'paid' && reading.payment === null) reading.payment = 'paid';
      } else if (reading.stated === null)
        reading.stated = { value: token.value ?? 0, start: token.start, end: token.end };
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

function takeReference(assembly: Assembly, token: Token): void {
  const { reading, clause } = assembly;
  const last = clause.mentions.at(-1);
  if (token.target?.to === 'outside' && last?.named === true && last.quantity === null && last.end === token.start) {
    clause.mentions.pop();
    return;
  }
  if (reading.reference !== null || token.target?.to === 'outside') {
    reading.flags.push({ reason: 'ambiguous_reference', start: token.start, end: token.end, candidates: [] });
    if (reading.reference !== null) return;
  }
  reading.reference = { target: token.target ?? { to: 'above' }, start: token.start, end: token.end };
}

/** With a quantity of its own the order is somebody else's; without one the words are a note. */
function takeProxy(assembly: Assembly, token: Token): void {
  const { tokens, reading } = assembly;
  const next = tokens
    .slice(assembly.index + 1, assembly.index + 4)
    .filter((item) => item.kind !== 'space' && item.kind !== 'filler')[0];
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
  if (
    item?.kind !== 'item' ||
    item.coded === true ||
    item.end !== token.start ||
    mention === undefined ||
    mention.end !== item.end ||
    mention.quantity !== null
  )
    return false;
  const words = assembly.text.slice(token.start, token.end);
  if (!/\p{L}/u.test(words)) return false;
  const found = lookup(assembly.lexicon, assembly.text.slice(mention.start, token.end));
  if (found !== null) {
    mention.products = found.products;
    mention.end = token.end;
    return true;
  }
  if (holdsWish(words) || /^(?:那|装|款|类|味|这|个|只|共|各|就|都)/.test(words) || words.endsWith('的')) return false;
  assembly.reading.flags.push({
    reason: 'unknown_item',
    start: mention.start,
    end: token.end,
    candidates: mention.products,
  });
  mention.products = [];
  mention.end = token.end;
  return true;
}

function takeCancel(assembly: Assembly, token: Token): void {
  const { tokens, index, clause, reading } = assembly;
  const next = tokens[index + 1]?.kind === 'space' ? tokens[index + 2] : tokens[index + 1];
  if (
    next?.kind === 'number' &&
    next.vague !== true &&
    /^(?:取消|退|不要)/.test(assembly.text.slice(token.start, token.end))
  ) {
    startClause(assembly, 'less', token.start);
    return;
  }
  if (next?.kind === 'item' && /^(?:取消|退|不要)/.test(assembly.text.slice(token.start, token.end))) {
    startClause(assembly, 'remove', token.start);
    return;
  }
  const last = clause.mentions.at(-1);
  const before = tokens[index - 1];
  if (
    last !== undefined &&
    last.quantity === null &&
    last.named &&
    before !== undefined &&
    before.kind !== 'stop' &&
    (assembly.spoken ||
      reading.clauses.some((item) =>
        item.mentions.some(
          (mention) => mention !== last && mention.products.some((product) => last.products.includes(product)),
        ),
      ))
  ) {
    clause.mentions.pop();
    if (last.note !== null && !otherOfItsKind(reading, last)) return;
    startClause(assembly, 'remove', last.start);
    assembly.clause.mentions.push(last);
    startClause(assembly, 'order', token.end);
    return;
  }
  reading.cancel ??= { start: token.start, end: token.end };
}

/** `玫瑰味要3盒，原味不要`: one kind that was never ordered takes nothing off the others. */
function otherOfItsKind(reading: Reading, last: Mention): boolean {
  return reading.clauses.some((clause) =>
    clause.mentions.some((mention) => mention !== last && mention.note === last.note),
  );
}

function takeVague(assembly: Assembly, token: Token): void {
  const before = assembly.tokens[assembly.index - 1];
  if (before?.kind === 'text' && before.end === token.start) return takeText(assembly, token);
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
