import { measuresIn } from '../lexicon/lexicon.ts';
import { isWeight } from '../lexicon/units.ts';
import { addMention, flushPending, newMention, setQuantity, takeLoneNumber } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import type { Mention } from './reading.ts';
import type { Token } from '../scan/token.ts';

export function takeNumber(assembly: Assembly, token: Token): void {
  const { tokens, index, clause } = assembly;
  if (assembly.pending !== null) flushPending(assembly);
  if (isDeclaredTail(assembly, token)) return;
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
  const spaced =
    !open &&
    tokens[index + 1]?.kind === 'space' &&
    tokens[index + 2]?.kind === 'item' &&
    !isNumberNext(tokens, index + 3) &&
    (token.unit != null || /[a-z]/.test(assembly.text.charAt((tokens[index + 2] as Token).start)));
  if (spaced && tokens[index + 2]?.coded !== true) {
    assembly.pending = token;
    return;
  }
  const leads =
    (next?.kind === 'item' || next?.kind === 'badcode' || (next?.kind === 'option' && !open)) &&
    (token.sign === '' || (token.sign === '+' && closed));
  const gapBefore = tokens[index - 1]?.kind === 'space' || tokens[index - 1]?.kind === 'comma';
  if (open && !(leads && gapBefore)) {
    setQuantity(last, token);
    clause.end = token.end;
  } else if (leads && (token.unit != null || !(closed && last.end === token.start) || last.led === true))
    assembly.pending = token;
  else if (takeTextAsItem(assembly, token)) return;
  else takeLoneNumber(assembly, token, last);
}

/** What is done with a part of what was ordered (一个写生日快乐). */
const SHARE_VERB = /[写刻印做切放不加少给送打包用留去]/;

/** Four lone digits behind the order, where the header asks for the tail of the phone. */
function isDeclaredTail(assembly: Assembly, token: Token): boolean {
  const { lexicon, reading, clause, text } = assembly;
  const written = text.slice(token.start, token.end);
  if (!lexicon.rules.tailDeclared || reading.tail !== null || !/^\d{4}$/.test(written)) return false;
  if (clause.mentions.at(-1)?.quantity == null) return false;
  reading.tail = written;
  return true;
}

/** `2份 一份不放花生`: what is wished for a part of what was ordered. */
function isShareOfNote(assembly: Assembly, token: Token): boolean {
  const next = assembly.tokens[assembly.index + 1];
  const last = assembly.clause.mentions.at(-1);
  const wish = next?.kind === 'note' || (next?.kind === 'text' && SHARE_VERB.test(assembly.text.charAt(next.start)));
  if (
    next === undefined ||
    !wish ||
    next.start !== token.end ||
    last === undefined ||
    last.quantity === null ||
    token.value === undefined ||
    token.unit == null
  )
    return false;
  if (last.quantity < token.value) return false;
  assembly.tokens[assembly.index + 1] = { ...next, kind: 'note', start: token.start, name: 'share' };
  return true;
}

/** `少一盒，2盒就够`: the number after the comma says what is left in the end. */
function repeatsTotal(assembly: Assembly, token: Token): boolean {
  const { clause, tokens, index, reading } = assembly;
  if (
    (clause.verb !== 'less' && clause.verb !== 'add') ||
    clause.mentions.length !== 1 ||
    reading.total !== null ||
    token.sign !== '' ||
    token.vague === true
  )
    return false;
  const only = clause.mentions[0] as Mention;
  const before = tokens
    .slice(Math.max(0, index - 3), index)
    .some((item) => item.kind === 'comma' || item.kind === 'stop');
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
  const sold = lexicon.specs.get(measure) ?? [];
  if (last?.named === true && last.quantity === null && !last.products.some((product) => sold.includes(product)))
    return false;
  if (after?.kind === 'number') return true;
  if (after?.kind === 'item' && tokens[next + 1]?.kind === 'number') return true;
  return last !== undefined && last.quantity !== null && !isWeight(token.unit) && tokens[index - 1]?.kind === 'open';
}

export function takeSpec(assembly: Assembly, token: Token): void {
  const written = assembly.text.slice(token.start, token.end);
  const last = assembly.clause.mentions.at(-1);
  const measures = measuresIn(written);
  const known = measures.filter((measure) => assembly.lexicon.specs.has(measure));
  if (last !== undefined && last.quantity === null && last.named) {
    last.specs.push(...known);
    last.end = token.end;
    if (known.length === 0)
      assembly.reading.flags.push({
        reason: 'ambiguous_item',
        start: token.start,
        end: token.end,
        candidates: last.products,
      });
    return;
  }
  const mention = newMention(token, [], true);
  mention.specs.push(...known);
  const named = new Set<number>();
  for (const measure of known) for (const product of assembly.lexicon.specs.get(measure) ?? []) named.add(product);
  mention.products = [...named];
  const next =
    assembly.tokens[assembly.index + 1]?.kind === 'filler'
      ? assembly.tokens[assembly.index + 2]
      : assembly.tokens[assembly.index + 1];
  if (next?.kind === 'item' && next.products !== undefined) {
    mention.products =
      mention.products.length > 0 ? next.products.filter((product) => named.has(product)) : next.products;
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
    if (mentions.some((mention) => mention.named)) {
      assembly.reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
      return;
    }
    const products = wholeMenu(assembly);
    const options = products.length === 1 ? (assembly.lexicon.products[products[0] as number]?.options ?? []) : [];
    if (products.length === 1 && options.length === 0)
      assembly.reading.flags.push({
        reason: 'ambiguous_number',
        start: token.start,
        end: token.end,
        candidates: products,
      });
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

export function takeAll(assembly: Assembly, token: Token): void {
  const open = assembly.clause.mentions.some((mention) => mention.quantity === null);
  if (open) {
    assembly.each = true;
    return;
  }
  const products = wholeMenu(assembly);
  const expected = token.value ?? 0;
  const options = products.length === 1 ? (assembly.lexicon.products[products[0] as number]?.options ?? []) : [];
  if (options.length > 1 && (expected === 0 || expected === options.length)) {
    for (const option of options) {
      addMention(assembly, { ...newMention(token, products, true), basis: 'derived', note: option });
    }
    assembly.each = true;
    return;
  }
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
