import { lookup, measuresIn } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { isWeight } from '../lexicon/units.ts';
import { addMention, closeEach, flushPending, newClause, newMention, setQuantity, startClause, takeLoneNumber } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { assembleFact } from './facts.ts';
import { emptyReading } from './reading.ts';
import type { Mention, Reading, Verb } from './reading.ts';
import type { Token } from './token.ts';

/**
 * Turns tokens into clauses of mentions and facts (phone, place, payment …). `spoken` text talks about an order that
 * stands elsewhere: a product before 不要了 is taken off it.
 */
export function assemble(lexicon: Lexicon, text: string, tokens: Token[], spoken = false): Reading {
  const reading = emptyReading();
  const start = tokens[0]?.start ?? 0;
  const assembly: Assembly = { lexicon, text, tokens, reading, clause: newClause('order', start), pending: null, each: false, index: 0, spoken, run };
  reading.clauses.push(assembly.clause);
  markAmounts(tokens, lexicon);
  run(assembly);
  return reading;
}

function run(assembly: Assembly): void {
  while (assembly.index < assembly.tokens.length) {
    const before = assembly.index;
    step(assembly, assembly.tokens[before] as Token);
    if (assembly.index === before) assembly.index++;
  }
  flushPending(assembly);
  closeEach(assembly);
}

/** Numbers beside a payment or after 共 are money. */
function markAmounts(tokens: Token[], lexicon: Lexicon): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'paid' && token.kind !== 'partial' && token.kind !== 'total') continue;
    const after = tokens[index + 1]?.kind === 'space' ? tokens[index + 2] : tokens[index + 1];
    if (after?.kind === 'number' && after.unit === null && after.sign === '' && after.vague !== true && token.name === undefined) {
      if (token.kind === 'total' && lexicon.products.every((product) => product.price === null)) continue;
      after.kind = 'amount';
      if (token.kind !== 'total') after.name = 'paid';
    } else if (after?.kind === 'amount' && token.kind !== 'total') after.name = 'paid';
    if (token.kind === 'total') continue;
    const previous = tokens[index - 1];
    const earlier = tokens[index - 2];
    if (previous?.kind === 'amount' && (after?.kind !== 'amount')) previous.name = 'paid';
    if (previous?.kind === 'number' && previous.unit === null && previous.sign === '' && earlier?.kind === 'space' && (previous.value ?? 0) >= 5) {
      previous.kind = 'amount';
      previous.name = 'paid';
    }
  }
}

function step(assembly: Assembly, token: Token): void {
  if (token.kind !== 'item' && token.kind !== 'space' && token.kind !== 'filler' && token.kind !== 'badcode' && token.kind !== 'number' && token.kind !== 'option') flushPending(assembly);
  switch (token.kind) {
    case 'item':
    case 'badcode':
      return takeItem(assembly, token);
    case 'comma':
    case 'stop':
      if ((assembly.clause.verb === 'less' || assembly.clause.verb === 'remove') && assembly.clause.mentions.length > 0 && namesNext(assembly, token)) startClause(assembly, 'order', token.end);
      return;
    case 'option':
      return takeOption(assembly, token);
    case 'number':
      return takeNumber(assembly, token);
    case 'spec':
      return takeSpec(assembly, token);
    case 'each':
      assembly.each = true;
      return;
    case 'all':
      return takeAll(assembly, token);
    case 'change':
    case 'correct':
    case 'add':
    case 'less':
    case 'remove':
      return takeVerb(assembly, token);
    default:
      return assembleFact(assembly, token);
  }
}

function takeItem(assembly: Assembly, token: Token): void {
  const mention = newMention(token, token.kind === 'badcode' ? [] : (token.products ?? []), true);
  if (token.kind === 'badcode' || token.vague === true) {
    const reason = token.vague === true ? 'ambiguous_number' : 'unknown_item';
    assembly.reading.flags.push({ reason, start: token.start, end: token.end, candidates: [] });
    if (token.vague === true) mention.vague = true;
  }
  const glued = assembly.tokens[assembly.index - 1];
  if (glued?.kind === 'text' && glued.end === token.start) joinText(assembly, glued, mention, token);
  const last = assembly.clause.mentions.at(-1);
  if (last !== undefined && repeatsItsName(assembly, last, token)) {
    last.end = token.end;
    return;
  }
  const pending = assembly.pending;
  assembly.pending = null;
  if (pending !== null) {
    setQuantity(mention, pending);
    mention.start = pending.start;
    mention.led = true;
  }
  addMention(assembly, mention);
}

function inBracket(tokens: Token[], index: number): boolean {
  for (let at = index - 1; at >= 0 && index - at < 8; at--) {
    if (tokens[at]?.kind === 'close') return false;
    if (tokens[at]?.kind === 'open') return true;
  }
  return false;
}

/** A flavour belongs to the item it stands beside; with a number of its own it names the item. */
function takeOption(assembly: Assembly, token: Token): void {
  const { tokens, index, clause, lexicon, text } = assembly;
  const words = text.slice(token.start, token.end);
  const last = clause.mentions.at(-1);
  const next = tokens[index + 1]?.kind === 'space' ? tokens[index + 2] : tokens[index + 1];
  if (last !== undefined && last.quantity !== null && inBracket(tokens, index)) {
    assembly.reading.notes.push({ start: token.start, end: token.end });
    return;
  }
  const counts = next?.kind === 'number' || next?.kind === 'each' || next?.kind === 'option';
  const owners = (token.products ?? []).filter((product) => lexicon.scope.includes(product));
  const fits = last !== undefined && last.note === null && (!last.named || last.products.some((product) => owners.includes(product)));
  if (fits && assembly.pending === null && (last.quantity === null || !counts)) {
    last.note = words;
    last.end = Math.max(last.end, token.end);
    return;
  }
  const mention = newMention(token, owners, true);
  mention.note = words;
  const pending = assembly.pending;
  assembly.pending = null;
  if (pending !== null) setQuantity(mention, pending);
  addMention(assembly, mention);
}

/** After `锅贴减1盒，` another product is ordered, not taken off. */
function namesNext(assembly: Assembly, token: Token): boolean {
  if (assembly.text.charAt(token.start) === '、') return false;
  const rest = assembly.tokens.slice(assembly.index + 1, assembly.index + 4).filter((item) => item.kind !== 'space' && item.kind !== 'filler');
  return rest[0]?.kind === 'item' || (rest[0]?.kind === 'number' && rest[1]?.kind === 'item');
}

/** `A鲜奶2`: code and name of one product side by side are one mention. */
function repeatsItsName(assembly: Assembly, last: Mention, token: Token): boolean {
  const between = assembly.tokens[assembly.index - 1];
  const near = last.end === token.start || (between?.kind === 'space' && between.start === last.end && last.quantity === null);
  if (!near || last.quantity !== null || last.products.length === 0 || token.coded === true) return false;
  const shared = last.products.filter((product) => token.products?.includes(product));
  if (shared.length === 0) return false;
  last.products = shared;
  return true;
}

/** Words glued in front of a product change it (青苹果): together they must mean something, or it is asked. */
function joinText(assembly: Assembly, glued: Token, mention: Mention, token: Token): void {
  const words = assembly.text.slice(glued.start, token.end);
  const found = lookup(assembly.lexicon, words);
  const leftover = assembly.reading.leftover;
  if (leftover.at(-1)?.start === glued.start) leftover.pop();
  mention.start = glued.start;
  if (found !== null) {
    mention.products = found.products;
    return;
  }
  if (token.coded === true) {
    leftover.push({ start: glued.start, end: glued.end });
    mention.start = token.start;
    return;
  }
  assembly.reading.flags.push({ reason: 'unknown_item', start: glued.start, end: token.end, candidates: mention.products });
  mention.products = [];
}

function takeNumber(assembly: Assembly, token: Token): void {
  const { tokens, index, clause } = assembly;
  if (assembly.pending !== null) flushPending(assembly);
  if (isSumOfNumbers(assembly, token)) return;
  if (isPackageHere(assembly, token)) return takeSpec(assembly, token);
  const last = clause.mentions.at(-1);
  if (assembly.each) {
    distribute(assembly, token);
    return;
  }
  if (repeatsTotal(assembly, token) || isShareOfNote(assembly, token)) return;
  const next = tokens[index + 1]?.kind === 'filler' ? tokens[index + 2] : tokens[index + 1];
  const open = last !== undefined && last.quantity === null && !last.vague;
  const closed = last !== undefined && last.quantity !== null;
  const spaced = !open && tokens[index + 1]?.kind === 'space' && tokens[index + 2]?.kind === 'item' && !isNumberNext(tokens, index + 3) && (token.unit != null || /[a-z]/.test(assembly.text.charAt((tokens[index + 2] as Token).start)));
  if (spaced && tokens[index + 2]?.coded !== true) {
    assembly.pending = token;
    return;
  }
  const leads = (next?.kind === 'item' || next?.kind === 'badcode' || (next?.kind === 'option' && !open)) && (token.sign === '' || (token.sign === '+' && closed));
  const gapBefore = tokens[index - 1]?.kind === 'space' || tokens[index - 1]?.kind === 'comma';
  if (open && !(leads && gapBefore)) {
    setQuantity(last, token);
    clause.end = token.end;
  } else if (leads && (token.unit != null || !(closed && last.end === token.start) || last.led === true)) assembly.pending = token;
  else if (takeTextAsItem(assembly, token)) return;
  else takeLoneNumber(assembly, token, last);
}

/** `2份 一份不放花生`: what is wished for a part of what was ordered. */
function isShareOfNote(assembly: Assembly, token: Token): boolean {
  const next = assembly.tokens[assembly.index + 1];
  const last = assembly.clause.mentions.at(-1);
  if (next?.kind !== 'note' || next.start !== token.end || last === undefined || last.quantity === null || token.value === undefined || token.unit == null) return false;
  if (last.quantity < token.value) return false;
  assembly.tokens[assembly.index + 1] = { ...next, start: token.start, name: 'share' };
  return true;
}

/** `少一盒，2盒就够`: the number after the comma says what is left in the end. */
function repeatsTotal(assembly: Assembly, token: Token): boolean {
  const { clause, tokens, index, reading } = assembly;
  if ((clause.verb !== 'less' && clause.verb !== 'add') || clause.mentions.length !== 1 || reading.total !== null || token.sign !== '' || token.vague === true) return false;
  const only = clause.mentions[0] as Mention;
  const before = tokens.slice(Math.max(0, index - 3), index).some((item) => item.kind === 'comma' || item.kind === 'stop');
  const next = tokens[index + 1]?.kind;
  if (only.named || only.quantity === null || !before || next === 'item' || next === 'badcode') return false;
  reading.total = { value: token.value ?? 0, start: token.start, end: token.end };
  return true;
}

function isNumberNext(tokens: Token[], index: number): boolean {
  const next = tokens[index]?.kind === 'space' ? tokens[index + 1] : tokens[index];
  return next?.kind === 'number' || next?.kind === 'each' || next?.kind === 'spec';
}

/** `3+1`: bought and given, or four? It is asked. `+1 +1` is two. */
function isSumOfNumbers(assembly: Assembly, token: Token): boolean {
  const before = assembly.tokens[assembly.index - 1];
  const after = assembly.tokens[assembly.index + 1];
  if (token.sign !== '+' || before?.kind !== 'number' || before.sign !== '' || before.end !== token.start) return false;
  if (after?.kind === 'item' || after?.kind === 'badcode') return false;
  const last = assembly.clause.mentions.at(-1);
  assembly.reading.flags.push({ reason: 'ambiguous_number', start: before.start, end: token.end, candidates: [] });
  if (last !== undefined) {
    last.quantity = null;
    last.vague = true;
  }
  return true;
}

function isPackageHere(assembly: Assembly, token: Token): boolean {
  if (token.unit == null || token.vague === true || token.sign !== '') return false;
  const { tokens, index, lexicon, text } = assembly;
  const measure = text.slice(token.start, token.end).replace(/\s/g, '');
  if (!lexicon.specs.has(measure)) return false;
  let next = index + 1;
  while (tokens[next]?.kind === 'space' || tokens[next]?.kind === 'filler') next++;
  const after = tokens[next];
  const last = assembly.clause.mentions.at(-1);
  if (after?.kind === 'number') return true;
  if (after?.kind === 'item' && tokens[next + 1]?.kind === 'number') return true;
  return last !== undefined && last.quantity !== null && !isWeight(token.unit) && tokens[index - 1]?.kind === 'open';
}

function takeSpec(assembly: Assembly, token: Token): void {
  const written = assembly.text.slice(token.start, token.end);
  const last = assembly.clause.mentions.at(-1);
  const measures = measuresIn(written);
  const known = measures.filter((measure) => assembly.lexicon.specs.has(measure));
  if (last !== undefined && last.quantity === null && last.named) {
    last.specs.push(...known);
    last.end = token.end;
    if (known.length === 0) assembly.reading.flags.push({ reason: 'ambiguous_item', start: token.start, end: token.end, candidates: last.products });
    return;
  }
  const mention = newMention(token, [], true);
  mention.specs.push(...known);
  const named = new Set<number>();
  for (const measure of known) for (const product of assembly.lexicon.specs.get(measure) ?? []) named.add(product);
  mention.products = [...named];
  const next = assembly.tokens[assembly.index + 1]?.kind === 'filler' ? assembly.tokens[assembly.index + 2] : assembly.tokens[assembly.index + 1];
  if (next?.kind === 'item' && next.products !== undefined) {
    mention.products = mention.products.length > 0 ? next.products.filter((product) => named.has(product)) : next.products;
    if (mention.products.length === 0) mention.products = next.products;
    mention.end = next.end;
    assembly.index = assembly.tokens.indexOf(next) + 1;
  }
  addMention(assembly, mention);
}

function distribute(assembly: Assembly, token: Token): void {
  const mentions = assembly.clause.mentions;
  let first = mentions.length;
  while (first > 0 && (mentions[first - 1] as Mention).quantity === null) first--;
  const list = mentions.slice(first);
  assembly.each = false;
  if (list.length === 0) {
    if (mentions.length > 0) {
      assembly.reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
      return;
    }
    const products = wholeMenu(assembly);
    const options = products.length === 1 ? (assembly.lexicon.products[products[0] as number]?.options ?? []) : [];
    if (products.length === 1 && options.length === 0) assembly.reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: products });
    for (const option of options) {
      const mention = newMention(token, products, true);
      setQuantity(mention, token);
      addMention(assembly, { ...mention, basis: 'derived', note: option });
    }
    if (options.length > 0) return;
    for (const product of products) {
      const mention = newMention(token, [product], true);
      mention.basis = 'derived';
      setQuantity(mention, token);
      mention.basis = 'derived';
      addMention(assembly, mention);
    }
    return;
  }
  for (const mention of list) {
    const derived = mention.basis === 'derived';
    setQuantity(mention, token);
    mention.end = Math.min(mention.end, token.start);
    if (derived) mention.basis = 'derived';
  }
  assembly.clause.end = token.end;
}

function wholeMenu(assembly: Assembly): number[] {
  return assembly.lexicon.scope.filter((index) => assembly.lexicon.products[index]?.extra === false);
}

function takeAll(assembly: Assembly, token: Token): void {
  const open = assembly.clause.mentions.some((mention) => mention.quantity === null);
  if (open) {
    assembly.each = true;
    return;
  }
  const products = wholeMenu(assembly);
  const expected = token.value ?? 0;
  if (expected > 0 && expected !== products.length) {
    assembly.reading.flags.push({ reason: 'ambiguous_item', start: token.start, end: token.end, candidates: products });
    addMention(assembly, newMention(token, products, true));
    return;
  }
  for (const product of products) addMention(assembly, { ...newMention(token, [product], true), basis: 'derived' });
  const rest = assembly.tokens.slice(assembly.index + 1, assembly.index + 4);
  if (rest.some((next) => next.kind === 'number' || next.kind === 'each')) assembly.each = true;
}

/** Unknown words right before a number are something that is not on the menu. */
function takeTextAsItem(assembly: Assembly, token: Token): boolean {
  const { tokens, index, reading } = assembly;
  const glued = tokens[index - 1];
  const word = glued?.kind === 'space' ? tokens[index - 2] : glued;
  if (word?.kind !== 'text') return false;
  if (glued?.kind === 'space' && assembly.lexicon.scope.length === 1) return false;
  const leftover = reading.leftover.at(-1);
  if (leftover === undefined || leftover.end !== word.end) return false;
  reading.leftover.pop();
  const last = assembly.clause.mentions.at(-1);
  if (last !== undefined && last.end === leftover.start && last.quantity === null) return false;
  const mention = newMention({ ...word, start: leftover.start }, [], true);
  setQuantity(mention, token);
  addMention(assembly, mention);
  return true;
}

const SKIPPED_AFTER_VERB = new Set<Token['kind']>(['space', 'filler', 'total']);
const SKIPPED_AFTER_CORRECTION = new Set<Token['kind']>(['space', 'filler', 'total', 'comma']);

/** A verb opens a clause where something to act on follows; otherwise its words are a wish (加辣). */
function takeVerb(assembly: Assembly, token: Token): void {
  const { tokens, index } = assembly;
  let next = index + 1;
  const skipped = token.kind === 'correct' ? SKIPPED_AFTER_CORRECTION : SKIPPED_AFTER_VERB;
  while (skipped.has(tokens[next]?.kind ?? 'stop')) next++;
  const following = tokens[next]?.kind;
  const acts = following === 'item' || following === 'number' || following === 'badcode' || following === 'spec' || following === 'all' || following === 'each';
  if (token.kind === 'change' || token.kind === 'correct') {
    const left = assembly.clause.verb === 'order' || assembly.clause.verb === 'add' ? takeLeft(assembly) : [];
    if (!acts) return assembleFact(assembly, { ...token, kind: 'text' });
    startClause(assembly, 'change', token.start);
    assembly.clause.left = left;
    return;
  }
  if (!acts && token.kind === 'remove' && endsThere(tokens, index)) return assembleFact(assembly, { ...token, kind: 'cancel' });
  if (!acts) return assembleFact(assembly, { ...token, kind: 'note', name: 'verb' });
  const pointer = token.kind === 'add' || token.kind === 'less' ? takePointer(assembly, token) : [];
  startClause(assembly, token.kind as Verb, token.start);
  assembly.clause.left = pointer;
}

/** `锅贴减1盒`: the product in front of the verb is what the number behind it means. */
function takePointer(assembly: Assembly, token: Token): Mention[] {
  const last = assembly.clause.mentions.at(-1);
  const before = assembly.tokens[assembly.index - 1];
  if (last === undefined || !last.named || last.quantity !== null || last.vague || (last.end !== token.start && before?.kind !== 'filler')) return [];
  assembly.clause.mentions.pop();
  return [last];
}

/** A lone 不要 with nothing behind it. */
function endsThere(tokens: Token[], index: number): boolean {
  const next = tokens[index + 1]?.kind;
  return next === undefined || next === 'stop' || next === 'comma';
}

/** What stands right before 改/→ and has just been named is what changes. */
function takeLeft(assembly: Assembly): Mention[] {
  const { mentions } = assembly.clause;
  const last = mentions.at(-1);
  if (last === undefined) return [];
  if (last.quantity === null && last.named) mentions.pop();
  return [last];
}
