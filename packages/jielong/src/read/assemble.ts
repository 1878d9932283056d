import { lookup } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { takeAll, takeNumber, takeSpec } from './assemble-numbers.ts';
import { takeVerb } from './assemble-verbs.ts';
import { addMention, closeEach, flushPending, newClause, newMention, setQuantity, startClause } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { assembleFact } from './facts.ts';
import { emptyReading } from './reading.ts';
import type { Mention, Reading } from './reading.ts';
import type { Token } from '../scan/token.ts';

/**
 * Turns tokens into clauses of mentions and facts (phone, place, payment …). `spoken` text talks about an order that
 * stands elsewhere: a product before 不要了 is taken off it.
 */
export function assemble(lexicon: Lexicon, text: string, tokens: Token[], spoken = false): Reading {
  const reading = emptyReading();
  const start = tokens[0]?.start ?? 0;
  const assembly: Assembly = {
    lexicon,
    text,
    tokens,
    reading,
    clause: newClause('order', start),
    pending: null,
    each: false,
    index: 0,
    spoken,
    run,
  };
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
    if (
      after?.kind === 'number' &&
      after.unit === null &&
      after.sign === '' &&
      after.vague !== true &&
      token.name === undefined
    ) {
      if (token.kind === 'total' && lexicon.products.every((product) => product.price === null)) continue;
      after.kind = 'amount';
      if (token.kind !== 'total') after.name = 'paid';
    } else if (after?.kind === 'amount' && token.kind !== 'total') after.name = 'paid';
    if (token.kind === 'total') continue;
    const previous = tokens[index - 1];
    const earlier = tokens[index - 2];
    if (previous?.kind === 'amount' && after?.kind !== 'amount') previous.name = 'paid';
    if (
      previous?.kind === 'number' &&
      previous.unit === null &&
      previous.sign === '' &&
      (earlier === undefined || earlier.kind === 'space' || earlier.kind === 'comma') &&
      (previous.value ?? 0) >= 5
    ) {
      previous.kind = 'amount';
      previous.name = 'paid';
    }
  }
}

function step(assembly: Assembly, token: Token): void {
  if (
    token.kind !== 'item' &&
    token.kind !== 'space' &&
    token.kind !== 'filler' &&
    token.kind !== 'badcode' &&
    token.kind !== 'number' &&
    token.kind !== 'option'
  )
    flushPending(assembly);
  switch (token.kind) {
    case 'item':
    case 'badcode':
      return takeItem(assembly, token);
    case 'comma':
    case 'stop':
      if (
        (assembly.clause.verb === 'less' || assembly.clause.verb === 'remove') &&
        assembly.clause.mentions.length > 0 &&
        namesNext(assembly, token)
      )
        startClause(assembly, 'order', token.end);
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
  if (wishesAboutOrdered(assembly, mention, token)) return;
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

/** `同上，B不要辣`: the product is ordered already, the words behind it are a wish. */
function wishesAboutOrdered(assembly: Assembly, mention: Mention, token: Token): boolean {
  const { tokens, index, reading, clause } = assembly;
  const next = tokens[index + 1];
  if (next?.kind !== 'note' || next.start !== token.end || assembly.pending !== null) return false;
  const ordered = clause.mentions.some(
    (other) => other.quantity !== null && other.products.some((product) => mention.products.includes(product)),
  );
  if (!ordered && reading.reference === null) return false;
  tokens[index + 1] = { ...next, start: token.start };
  return true;
}

/** The size behind the colour; `41码 改 42码` puts another in its place. */
function addSize(assembly: Assembly, last: Mention, words: string, token: Token): boolean {
  if (last.note === null || last.end > token.start || assembly.pending !== null) return false;
  const between = assembly.text.slice(last.end, token.start);
  if (/^\s*[改换](?:成|为)?\s*$/.test(between)) {
    const { leftover } = assembly.reading;
    while ((leftover.at(-1)?.start ?? -1) >= last.end) leftover.pop();
    last.note = last.note.replace(/\S+$/, words);
  } else last.note = `${last.note} ${words}`;
  last.end = token.end;
  return true;
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
  const glued = tokens[index - 1];
  const from =
    token.name === 'worn' && glued?.kind === 'filler' && glued.end === token.start ? glued.start : token.start;
  const words = text.slice(from, token.end);
  const last = clause.mentions.at(-1);
  const next = tokens[index + 1]?.kind === 'space' ? tokens[index + 2] : tokens[index + 1];
  if (last !== undefined && last.quantity !== null && inBracket(tokens, index)) {
    assembly.reading.notes.push({ start: token.start, end: token.end });
    return;
  }
  const counts = next?.kind === 'number' || next?.kind === 'each' || (next?.kind === 'option' && next.name !== 'worn');
  const owners = (token.products ?? []).filter((product) => lexicon.scope.includes(product));
  const fits =
    last !== undefined &&
    last.note === null &&
    (!last.named || last.products.some((product) => owners.includes(product)));
  if (fits && assembly.pending === null && (last.quantity === null || !counts)) {
    last.note = words;
    last.end = Math.max(last.end, token.end);
    return;
  }
  if (token.name === 'worn' && last !== undefined && !counts && addSize(assembly, last, words, token)) return;
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
  const rest = assembly.tokens
    .slice(assembly.index + 1, assembly.index + 4)
    .filter((item) => item.kind !== 'space' && item.kind !== 'filler');
  return rest[0]?.kind === 'item' || (rest[0]?.kind === 'number' && rest[1]?.kind === 'item');
}

/** `A鲜奶2`: code and name of one product side by side are one mention. */
function repeatsItsName(assembly: Assembly, last: Mention, token: Token): boolean {
  const between = assembly.tokens[assembly.index - 1];
  const near =
    last.end === token.start || (between?.kind === 'space' && between.start === last.end && last.quantity === null);
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
  assembly.reading.flags.push({
    reason: 'unknown_item',
    start: glued.start,
    end: token.end,
    candidates: mention.products,
  });
  mention.products = [];
}
