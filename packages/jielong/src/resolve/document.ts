import { scan } from '../scan/scan.ts';
import { readEntry } from '../read/entry.ts';
import { askForDoubtfulNames, delimitedNames, knownBefore, slim } from './names.ts';
import type { EntryReading } from '../read/entry.ts';
import { buildLexicon } from '../lexicon/lexicon.ts';
import { pricesIn } from '../lexicon/prices.ts';
import type { Product } from '../lexicon/product.ts';
import { isWeight } from '../lexicon/units.ts';
import { normalise } from '../normalise/source.ts';
import type { SourceLine } from '../normalise/source.ts';
import { isExample } from '../segment/chain-lines.ts';
import { isEntryLine, readChain } from '../segment/chain.ts';
import type { RawChain, RawEntry } from '../segment/chain.ts';
import { splitCopies } from '../segment/copies.ts';
import { readConversation } from '../segment/messages.ts';
import type { Block } from '../segment/messages.ts';
import { readTable } from '../table/table.ts';
import { addMenuLine, buildContext, learnedWords } from './context.ts';
import type { ChainContext } from './context.ts';
import { personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { draftOf, fillItems, resolveEntry } from './entries.ts';
import { collectFreeProducts } from './free.ts';
import { comeBack, isDropped, sharesEntries, vanish } from './same-chain.ts';
import { reportLooseRows } from '../table/loose-rows.ts';
import { resolveTable } from '../table/table-orders.ts';
import { resolveUtterance } from './messages.ts';
import { utteranceOf } from './utterance.ts';
import { reindex } from './state.ts';
import type { ChainState, State } from './state.ts';
import { namedList, titleProduct } from './title.ts';
import { reportUnheard } from './unheard.ts';

/** Reads the whole text in order: chains, snapshots, messages. */
export function resolveDocument(state: State): void {
  const table = readTable(state.source.lines);
  if (table !== null) return resolveTable(state, table);
  const conversation = readConversation(state.source.lines, isEntryLine);
  for (const number of conversation.noise) state.nonOrder.add(number);
  const blocks = conversation.blocks
    .flatMap(splitCopies)
    .map((block) => ({ block, chain: readChain(block.lines, !conversation.isChat) }));
  findLeaders(state, blocks);
  for (const { block, chain } of blocks) {
    if (block.sender === null && block.lines.every((line) => line.text.trim() === '')) continue;
    if (chain === null) spoken(state, block);
    else listed(state, block, chain);
  }
  reportUnheard(state, blocks, conversation.noise);
  if (!conversation.isChat) reportLooseRows(state);
}

function findLeaders(state: State, blocks: { block: Block; chain: RawChain | null }[]): void {
  let first = true;
  for (const { block, chain } of blocks) {
    if (block.sender === null) continue;
    if (/团长|群主|店主|老板|掌柜/.test(block.sender)) state.leaders.add(personKey(block.sender));
    else if (
      chain === null &&
      first &&
      block.lines.some((line) => addMenuLine([], state.source, line, true).length > 0)
    )
      state.leaders.add(personKey(block.sender));
    if (block.lines.some((line) => line.text.trim() !== ''))
      first = first && !block.lines.some((line) => /\d/.test(line.text));
  }
}

function headerLine(state: State, line: SourceLine, context: ChainContext | null): void {
  state.nonOrder.add(line.number);
  const menu = context?.menuLines.has(line.number) === true;
  state.marks.push({ start: line.start, end: line.end, kind: menu ? 'menu' : 'header', reading: '' });
}

/** A message: an offer of the leader, or something said about orders. */
function spoken(state: State, block: Block): void {
  const chain = state.chains.at(-1);
  const leader = block.sender !== null && state.leaders.has(personKey(block.sender));
  if ((leader || block.sender === null) && offers(state, block, chain)) return;
  if (chain === undefined) {
    for (const line of block.lines) if (line.text.trim() !== '') state.nonOrder.add(line.number);
    if (block.headLine !== null) state.nonOrder.add(block.headLine);
    return;
  }
  const said = utteranceOf(block, block.lines);
  if (said === null) {
    if (block.headLine !== null) state.nonOrder.add(block.headLine);
    return;
  }
  if (block.sender === null) {
    for (const line of block.lines) {
      const one = utteranceOf(block, [line]);
      if (one !== null) resolveUtterance(state, chain, one);
    }
    return;
  }
  resolveUtterance(state, chain, said);
}

/** A price in a leader's message opens a sale or adds to the one that is open. */
function offers(state: State, block: Block, chain: ChainState | undefined): boolean {
  const lines = block.lines.filter((line) => line.text.trim() !== '');
  if (!lines.some((line) => addMenuLine([], state.source, line, true).length > 0)) return false;
  if (
    chain !== undefined &&
    lines.some((line) => /^\s*(?:第?\d{1,3}|[①-⑳])(?:号|[-~、])|付|收款|已收|已转|改成|取消|还差/.test(line.text))
  )
    return false;
  const context = buildContext(state.source, lines, [], [], state.options);
  if (chain === undefined || chain.drafts.some((draft) => draft.listed)) {
    openChain(state, context, topicOf(lines), []);
    (state.chains.at(-1) as ChainState).offer = context.products.map((product) => product.index);
  } else extendOffer(state, chain, lines);
  for (const line of lines) headerLine(state, line, context);
  if (block.headLine !== null) state.nonOrder.add(block.headLine);
  return true;
}

function extendOffer(state: State, chain: ChainState, lines: SourceLine[]): void {
  const found = lines.flatMap((line) => addMenuLine(chain.context.products, state.source, line, true));
  chain.offer = [...new Set(found)];
  chain.context.lexicons = [
    buildLexicon(chain.context.products, chain.context.rules, [], learnedWords(chain.context.products, state.options)),
  ];
}

function topicOf(header: SourceLine[]): string {
  return header
    .map((line) => line.text.replace(/\s+/g, ''))
    .filter((text) => text !== '' && !/^#?接龙$/.test(text) && !isExample(text))
    .slice(0, 2)
    .join('|');
}

function openChain(state: State, context: ChainContext, topic: string, entries: EntryReading[]): ChainState {
  const chain: ChainState = {
    index: state.chains.length,
    topic,
    context,
    unitOf: unitsOf(context, entries),
    version: 0,
    bySeq: new Map(),
    byPerson: new Map(),
    drafts: [],
    offer: [],
  };
  state.chains.push(chain);
  return chain;
}

/** The menu's unit, else the one unit all orders of that product agree on. */
function unitsOf(context: ChainContext, entries: EntryReading[]): (product: number) => string | null {
  const used = new Map<number, Set<string>>();
  for (const entry of entries) {
    for (const clause of entry.reading.clauses) {
      for (const mention of clause.mentions) {
        const product = mention.named
          ? mention.products.length === 1
            ? mention.products[0]
            : undefined
          : context.products.length === 1
            ? 0
            : undefined;
        if (
          product === undefined ||
          mention.unit === null ||
          (isWeight(mention.unit) && context.products[product]?.spec != null)
        )
          continue;
        const units = used.get(product) ?? new Set();
        units.add(mention.unit);
        used.set(product, units);
      }
    }
  }
  return (product) => {
    const own = context.products[product]?.unit ?? null;
    if (own !== null) return own;
    const units = used.get(product);
    return units !== undefined && units.size === 1 ? ([...units][0] as string) : null;
  };
}

function listed(state: State, block: Block, raw: RawChain): void {
  if (block.headLine !== null) state.nonOrder.add(block.headLine);
  const topic = topicOf(raw.header);
  const previous = state.chains.at(-1);
  const header = raw.header.some((line) => line.text.trim() !== '');
  if (!header && previous !== undefined && previous.drafts.length > 0) return extendList(state, block, previous, raw);
  if (previous !== undefined && previous.offer.length > 0 && previous.drafts.length === 0 && namesNoPrice(raw)) {
    for (const line of raw.header) if (line.text.trim() !== '') headerLine(state, line, previous.context);
    return extendList(state, block, previous, raw);
  }
  const same =
    state.chains.find((chain) => chain.topic === topic && topic !== '') ??
    state.chains.find((chain) => sharesEntries(state, chain, raw));
  if (same !== undefined) {
    for (const line of raw.header) if (line.text.trim() !== '') headerLine(state, line, same.context);
    return snapshot(state, same, raw);
  }
  const context = contextOf(state, raw);
  const entries = readAll(state, context, raw.entries);
  const chain = openChain(state, context, topic, entries);
  for (const line of [...raw.header, ...raw.headings.flat(), ...raw.footer])
    if (line.text.trim() !== '') headerLine(state, line, context);
  for (const [index, entry] of entries.entries()) resolveEntry(state, chain, raw.entries[index] as RawEntry, entry);
  retryReferences(state, chain, raw.entries, entries);
  remarks(state, block, chain, raw);
}

/** The list carries a title only: what it sells was offered in the message before. */
function namesNoPrice(raw: RawChain): boolean {
  return raw.header.every((line) => pricesIn(line.text, false).every((mark) => !mark.certain));
}

function contextOf(state: State, raw: RawChain): ChainContext {
  const context = buildContext(state.source, raw.header, raw.headings, raw.footer, state.options);
  if (context.products.length > 0) return context;
  const listed = namedList(
    state.source,
    raw.header,
    raw.entries.map((entry) => state.lower.slice(entry.start, entry.end)).join('\n'),
  );
  if (listed.length > 0) return offering(state, context, listed);
  const plain = scanSample(state, raw.entries, context);
  if (plain) {
    const product = titleProduct(state.source, raw.header);
    if (product !== null) {
      return offering(state, context, [product]);
    }
  }
  const empty = context.lexicons[0];
  if (empty !== undefined)
    context.products.push(
      ...collectFreeProducts(state.source, state.lower, empty, raw.entries, {
        roomFirst: false,
        people: [],
        glued: false,
      }),
    );
  context.menuless = true;
  context.lexicons = context.sections.map((section) =>
    buildLexicon(context.products, context.rules, section.scope, new Map()),
  );
  return context;
}

function offering(state: State, context: ChainContext, products: Product[]): ChainContext {
  context.products.push(...products);
  const learned = learnedWords(context.products, state.options);
  context.lexicons = context.sections.map((section) =>
    buildLexicon(context.products, context.rules, section.scope, learned),
  );
  return context;
}

/** True where the entries give numbers without naming things: the title names the one thing on offer. */
function scanSample(state: State, entries: RawEntry[], context: ChainContext): boolean {
  const lexicon = context.lexicons[0];
  if (lexicon === undefined) return true;
  let named = 0;
  const sample = entries.slice(0, 40);
  for (const raw of sample) {
    const tokens = scan(lexicon, state.lower, raw.start, raw.end);
    const numbers = tokens.flatMap((token, index) => (token.kind === 'number' || token.kind === 'spec' ? [index] : []));
    const first = tokens.findIndex((token) => token.kind === 'space' || token.kind === 'comma');
    if (numbers.some((index) => index > first && first >= 0 && tokens[index - 1]?.kind === 'text')) named++;
    else if (numbers.length > 1 && tokens.some((token, index) => token.kind === 'text' && index > first && first >= 0))
      named++;
  }
  return named < sample.length * 0.5;
}

function readAll(state: State, context: ChainContext, entries: RawEntry[]): EntryReading[] {
  const people = (state.options.people ?? [])
    .flatMap((person) => [person.name, ...(person.nicknames ?? [])])
    .map((name) => normalise(name).text.toLowerCase());
  people.sort((a, b) => b.length - a.length);
  const rooms = entries.filter((entry) =>
    /^\s*\d{3,4}(?!\d|\.|-\d)/.test(state.lower.slice(entry.start, entry.start + 8)),
  ).length;
  const readings = entries.map((raw) => {
    const section = context.sections[raw.section + 1];
    const roomFirst =
      context.rules.building !== null ||
      section?.building != null ||
      context.rules.columns[0] === 'room' ||
      rooms >= Math.max(3, entries.length * 0.5);
    const lexicon = context.lexicons[raw.section + 1] ?? context.lexicons[0];
    if (lexicon === undefined) throw new Error('a chain always has a lexicon');
    const read = (known: string[], glued: boolean): EntryReading =>
      slim(state, readEntry(lexicon, state.lower, raw.start, raw.end, { roomFirst, people: known, glued }));
    return { raw, read, entry: read(people, false) };
  });
  const names = delimitedNames(state, readings);
  for (const item of readings) {
    const known = knownBefore(state, item.entry, names);
    if (known !== null) item.entry = item.read([known], true);
  }
  const found = readings.map((item) => item.entry);
  askForDoubtfulNames(found);
  return found;
}

/** References to entries further down are settled once the whole list is known. */
function retryReferences(state: State, chain: ChainState, raws: RawEntry[], entries: EntryReading[]): void {
  for (const [index, entry] of entries.entries()) {
    const reference = entry.reading.reference;
    const raw = raws[index] as RawEntry;
    if (reference?.target.to !== 'seq' || raw.seq === null || reference.target.seq <= raw.seq) continue;
    const draft = chain.bySeq.get(raw.seq)?.find((other) => other.start === raw.markStart);
    if (draft === undefined || draft.items.length > 0) continue;
    draft.flags = draft.flags.filter(
      (flag) => !(flag.reason === 'ambiguous_reference' && flag.start === reference.start),
    );
    fillItems(state, chain, draft, entry);
  }
}

function remarks(state: State, block: Block, chain: ChainState, raw: RawChain): void {
  for (const line of raw.remarks) {
    const said = utteranceOf({ ...block, sender: null, headLine: null, quote: null }, [line]);
    if (said !== null) resolveUtterance(state, chain, said);
  }
}

/** `7. 豆沙包 2盒` in chat joins the open list. */
function extendList(state: State, block: Block, chain: ChainState, raw: RawChain): void {
  const entries = readAll(state, chain.context, raw.entries);
  for (const [index, entry] of entries.entries()) {
    const line = raw.entries[index] as RawEntry;
    if (block.headLine !== null && raw.entries.length === 1) {
      line.lines.unshift(block.headLine);
      state.nonOrder.delete(block.headLine);
    }
    resolveEntry(state, chain, line, entry);
  }
  for (const line of raw.footer) headerLine(state, line, null);
  remarks(state, block, chain, raw);
}

/** A later copy of the same chain: it wins, and whoever is missing from it is asked about. */
function snapshot(state: State, chain: ChainState, raw: RawChain): void {
  const before = chain.drafts.filter((draft) => draft.version === chain.version);
  const waiting = new Map<string, Draft[]>();
  for (const draft of [...before, ...chain.drafts.filter(isDropped)]) {
    const list = waiting.get(draft.key);
    if (list === undefined) waiting.set(draft.key, [draft]);
    else list.push(draft);
  }
  chain.version++;
  const entries = readAll(state, chain.context, raw.entries);
  for (const [index, entry] of entries.entries()) {
    const line = raw.entries[index] as RawEntry;
    const next = draftOf(state, chain, line, entry);
    const candidates = waiting.get(next.key) ?? [];
    const known =
      candidates.find((draft) => draft.body === next.body) ?? candidates.find((draft) => draft.placedBy === null);
    if (known === undefined) resolveEntry(state, chain, line, entry);
    else {
      candidates.splice(candidates.indexOf(known), 1);
      renew(state, chain, known, next, entry);
      for (const other of candidates.filter((draft) => draft.placedBy === known.buyer)) other.version = chain.version;
    }
  }
  for (const draft of before) {
    if (draft.version === chain.version) continue;
    if (
      draft.placedBy !== null &&
      before.some((other) => other.buyer === draft.placedBy && other.version === chain.version)
    )
      draft.version = chain.version;
    else if (!draft.listed) draft.version = chain.version;
    else vanish(draft);
  }
  for (const line of [...raw.headings.flat(), ...raw.footer]) headerLine(state, line, null);
  reindex(chain);
}

function renew(state: State, chain: ChainState, known: Draft, next: Draft, entry: EntryReading): void {
  for (const line of next.lines) known.lines.add(line);
  known.version = chain.version;
  known.seq = next.seq;
  comeBack(known);
  if (known.body === next.body) return;
  fillItems(state, chain, next, entry);
  const lines = known.lines;
  const { version } = known;
  Object.assign(known, next, { lines, version });
}
