import type { SourceLine } from '../normalise/source.ts';
import { readMessage } from '../read/entry.ts';
import type { EntryReading } from '../read/entry.ts';
import type { Mention, Range } from '../read/reading.ts';
import { isFooter, isStatistics } from '../segment/chain-lines.ts';
import type { Block } from '../segment/messages.ts';
import { newDraft, personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { addProxy, applyEdit, fillItems, takeFacts } from './entries.ts';
import { addDraft, unresolved, written } from './state.ts';
import type { ChainState, State } from './state.ts';
import { current, readTarget } from './targets.ts';

const ACTS = /改|换|取消|不要|不用|退|加|减|少|多|付|转|收|打错|写错|恢复|还是要|→|->|算|✅|❌|✔|💰|款|补|来|要/;
const QUESTION = /[?？]|吗|么(?:$|[\s,，。])|多少|合适|怎么|什么|几点|几号|哪里|哪天|哪个|谁|问下|请问|问一下|有没有|还有没|是不是|能不能|可不可以|可以.{0,6}吗|老不老|好不好|新不新|呢$/;
const PAST = /上次|去年|昨天|吃过|买过|之前买|以前|上回|收到了?|好吃|不错|真香|回购/;
const AFFIRMATIVE = /^(?:@\S+\s*)?(?:可以|可以的|有|有的|行|行的|好|好的|没问题|能|能的|OK|ok|嗯|对|是的|还有|要的|给你留|加上了|记上了|收到|👌|\[OK\])/;
const NEGATIVE = /^(?:@\S+\s*)?(?:没有|没了|不行|不可以|卖完|不能|抱歉|没货)/;
const TRANSFER = /转给(?!你|我|团长|群主)|让给|转让|换给|给.{1,6}(?:吧|了)$/;
/** The sender speaks about somebody of the family, who may have an order of their own. */
const OTHERS = /我(?:妈|爸|老公|老婆|姐|妹|哥|弟|婆婆|女儿|儿子|同事|朋友|邻居|室友)/;
const INTENT = /要|来|订|拿|加|买|报|留|接|\+|扣/;

/** A line spoken in the conversation or written below the list. */
export interface Utterance {
  sender: string | null;
  start: number;
  end: number;
  lines: number[];
  quote: string | null;
  /** Stretch of the sender's name. */
  senderRange: Range | null;
}

export function utteranceOf(block: Block, lines: SourceLine[]): Utterance | null {
  const said = lines.filter((line) => line.text.trim() !== '');
  const first = said[0];
  const last = said.at(-1);
  if (first === undefined || last === undefined) return null;
  const numbers = said.map((line) => line.number);
  if (block.headLine !== null) numbers.unshift(block.headLine);
  return {
    sender: block.sender,
    start: first.start,
    end: last.end,
    lines: numbers,
    quote: block.quote,
    senderRange: block.sender === null ? null : { start: block.senderStart, end: block.senderEnd },
  };
}

/** A question that asks for something; it becomes an order when the leader says yes. */
interface OpenQuestion {
  draft: Draft;
  range: Range;
}

const open = new WeakMap<ChainState, OpenQuestion>();

/** Reads one utterance and applies what it says; what cannot be applied with certainty is reported. */
export function resolveUtterance(state: State, chain: ChainState, said: Utterance): void {
  const parts = partsOf(state, chain, said);
  for (const part of parts) resolvePart(state, chain, part);
}

/** `1-3号已付，4、5未付`: each part that names its own orders stands for itself. */
function partsOf(state: State, chain: ChainState, said: Utterance): Utterance[] {
  const parts: Utterance[] = [];
  let start = said.start;
  const acts = (rest: string): boolean => ACTS.test(rest);
  for (let at = said.start; at <= said.end; at++) {
    if (at < said.end && !/[,，;；。\n]/.test(state.lower.charAt(at))) continue;
    if (state.lower.slice(start, at).trim() !== '') {
      if (readTarget(chain, state.lower, start, at, acts) === null) return [said];
      parts.push({ ...said, start, end: at });
    }
    start = at + 1;
  }
  return parts.length > 1 ? parts : [said];
}

function resolvePart(state: State, chain: ChainState, said: Utterance): void {
  const text = state.lower.slice(said.start, said.end);
  const leader = said.sender !== null && state.leaders.has(personKey(said.sender));
  if (leader && answerQuestion(state, chain, text)) return ignore(state, said);
  if (isStatistics(text) && !/^\s*\d+号/.test(text)) return ignore(state, said);
  const acts = (rest: string): boolean => ACTS.test(rest);
  const target = readTarget(chain, state.lower, said.start, said.end, acts) ?? readTarget(chain, state.lower, skipAddress(state.lower, said.start, said.end), said.end, acts);
  if (target !== null) {
    if (isFooter(text) && !/\d|付|转/.test(text)) return ignore(state, said);
    return actOn(state, chain, { ...said, end: target.restEnd }, target.drafts, target.certain, target.restStart, said);
  }
  if (said.sender === null) return withoutSender(state, chain, said, text);
  const same = leader ? null : repeatsQuote(chain, said, text);
  const entry = same ?? readMessage(lexiconOf(chain), state.lower, skipAddress(state.lower, said.start, said.end), said.end);
  const own = (chain.byPerson.get(personKey(said.sender)) ?? []).filter((draft) => draft.version === chain.version && draft.placedBy === null);
  const quoted = leader ? quotedDraft(chain, said) : null;
  if (quoted !== null && (isEdit(entry) || entry.reading.payment !== null)) return actOn(state, chain, said, [quoted], true, said.start);
  if (leader && own.length === 0 && !/^(?:我|自留)/.test(text.trim())) return leaderSpeaks(state, said, entry, text);
  if (TRANSFER.test(text) && own.length > 0) return report(state, said, 'conflicting_edit');
  if (OTHERS.test(text) && (isEdit(entry) || entry.reading.payment !== null)) return report(state, said, 'ambiguous_reference');
  if (isEdit(entry) && own.length > 0) return editOwn(state, chain, said, own, entry, text);
  if (paysOnly(entry) && own.length > 0) return actOn(state, chain, said, own.length === 1 ? own : own.filter((draft) => draft.payment === null), true, said.start);
  if (own.length > 0 && addsDetails(entry)) return addDetails(state, said, own.at(-1) as Draft, entry);
  if (clarifies(chain, own, entry)) return clarify(chain, said, own.at(-1) as Draft, entry);
  if (isOrder(chain, entry, state.lower, text)) return order(state, chain, said, entry, text);
  if (mentionsOrder(entry, text) || (entry.reading.cancel !== null && own.length === 0 && !QUESTION.test(text))) return report(state, said, entry.reading.cancel !== null ? 'ambiguous_reference' : 'unparsed_text');
  ignore(state, said);
}

/** `同` under somebody's quoted order asks for the same. */
function repeatsQuote(chain: ChainState, said: Utterance, text: string): EntryReading | null {
  if (said.quote === null || !/^\s*(?:我?也?(?:同|一样|同上|要一样的?|跟)|同款|我也(?:是|要))[吧的啊呀!。~]*\s*$/.test(text)) return null;
  const quoted = quotedDraft(chain, said);
  if (quoted?.buyer == null) return null;
  const entry = readMessage(lexiconOf(chain), '', 0, 0);
  entry.reading.reference = { target: { to: 'person', name: quoted.buyer }, start: said.start, end: said.end };
  return entry;
}

function lexiconOf(chain: ChainState): ChainState['context']['lexicons'][number] {
  const base = chain.context.lexicons[0] as ChainState['context']['lexicons'][number];
  return chain.offer.length > 0 ? { ...base, scope: chain.offer } : base;
}

/** `@团长 我改成2盒`: the person spoken to is not part of what is said. */
function skipAddress(text: string, start: number, end: number): number {
  const match = /^\s*@\S+\s*/.exec(text.slice(start, end));
  return match === null || start + match[0].length >= end ? start : start + match[0].length;
}

function ignore(state: State, said: Utterance): void {
  for (const line of said.lines) state.nonOrder.add(line);
  state.marks.push({ start: said.start, end: said.end, kind: 'noise', reading: '' });
}

function report(state: State, said: Utterance, reason: 'unparsed_text' | 'ambiguous_reference' | 'conflicting_edit' | 'missing_buyer'): void {
  unresolved(state, { reason, start: said.start, end: said.end });
}

function isEdit(entry: EntryReading): boolean {
  const { reading } = entry;
  return reading.cancel !== null || reading.restore || reading.clauses.some((clause) => clause.verb !== 'order' && clause.mentions.length > 0);
}

function paysOnly(entry: EntryReading): boolean {
  return entry.reading.payment !== null && entry.reading.clauses.every((clause) => clause.mentions.length === 0);
}

function quotedDraft(chain: ChainState, said: Utterance): Draft | null {
  const name = said.quote === null ? null : /^\s*([^:：]{1,20})[:：]/.exec(said.quote);
  if (name === null) return null;
  const found = (chain.byPerson.get(personKey(name[1] as string)) ?? []).filter((draft) => draft.version === chain.version);
  return found.length === 1 ? (found[0] as Draft) : null;
}

/** A remark about orders that stand already. */
function actOn(state: State, chain: ChainState, said: Utterance, drafts: Draft[], certain: boolean, restStart: number, whole: Utterance = said): void {
  const text = state.lower.slice(restStart, said.end);
  if (!certain || drafts.length === 0) return report(state, whole, 'ambiguous_reference');
  if (TRANSFER.test(text)) return report(state, said, 'conflicting_edit');
  if (/[?？]|吗/.test(text)) return ignore(state, said);
  const first = drafts[0] as Draft;
  const base = chain.context.lexicons[first.section + 1] ?? lexiconOf(chain);
  const entry = readMessage(base, state.lower, restStart, said.end);
  const { reading } = entry;
  const edits = isEdit(entry) || /^\s*(?:算|是|应该|就)/.test(text);
  if (drafts.length > 1 && edits && reading.payment === null && !(reading.cancel !== null && reading.clauses.every((clause) => clause.mentions.length === 0))) return report(state, said, 'ambiguous_reference');
  const does = edits || reading.payment !== null || reading.pending !== null || reading.phone !== null || reading.place !== null || reading.address !== null;
  if (!does && reading.clauses.every((clause) => clause.mentions.length === 0)) return /改|换|取消|不要|加|减/.test(text) ? report(state, said, 'unparsed_text') : ignore(state, said);
  if (!edits && reading.clauses.some((clause) => clause.mentions.length > 0)) {
    if (reading.payment === null || reading.clauses.some((clause) => clause.mentions.some((mention) => mention.named))) return report(state, said, 'conflicting_edit');
  }
  for (const draft of drafts) {
    applyEdit(state, chain, draft, { ...entry, reading: { ...reading, clauses: edits ? setWhereSum(reading.clauses, text) : [] } });
    for (const line of said.lines) draft.lines.add(line);
  }
}

/** `算2份` sets the number. */
function setWhereSum(clauses: EntryReading['reading']['clauses'], text: string): EntryReading['reading']['clauses'] {
  if (!/^\s*(?:算|是|应该是|就)/.test(text)) return clauses;
  return clauses.map((clause) => (clause.verb === 'order' && clause.mentions.length > 0 ? { ...clause, verb: 'change' as const } : clause));
}

function withoutSender(state: State, chain: ChainState, said: Utterance, text: string): void {
  const entry = readMessage(lexiconOf(chain), state.lower, said.start, said.end);
  const names = isEdit(entry) || mentionsOrder(entry, text) || (/\d+号|第\d+/.test(text) && ACTS.test(text) && !isFooter(text));
  if (names && !isFooter(text)) report(state, said, 'ambiguous_reference');
  else ignore(state, said);
}

/** Leaders answer, count and announce; what reads like an instruction about an unknown order is reported. */
function leaderSpeaks(state: State, said: Utterance, entry: EntryReading, text: string): void {
  const numbered = /^\s*@?(?:第?\d{1,3}号|[①-⑳])/.test(text) && (isEdit(entry) || entry.reading.payment !== null) && !/[?？]|吗/.test(text);
  if (numbered) report(state, said, 'ambiguous_reference');
  else ignore(state, said);
}

function answerQuestion(state: State, chain: ChainState, text: string): boolean {
  const question = open.get(chain);
  if (question === undefined) return false;
  if (AFFIRMATIVE.test(text.trim())) {
    question.draft.flags = question.draft.flags.filter((flag) => flag.reason !== 'conditional_order');
    open.delete(chain);
    return true;
  }
  if (!NEGATIVE.test(text.trim())) return false;
  question.draft.status = 'cancelled';
  question.draft.flags = question.draft.flags.filter((flag) => flag.reason !== 'conditional_order');
  open.delete(chain);
  void state;
  return true;
}

function editOwn(state: State, chain: ChainState, said: Utterance, own: Draft[], entry: EntryReading, text: string): void {
  if (QUESTION.test(text) && /[?？]|吗/.test(text)) return report(state, said, 'unparsed_text');
  if (TRANSFER.test(text)) return report(state, said, 'conflicting_edit');
  const live = own.filter((draft) => draft.status !== 'cancelled' || entry.reading.restore);
  const wholeCancel = entry.reading.cancel !== null && entry.reading.clauses.every((clause) => clause.mentions.length === 0);
  const targets = wholeCancel && /都|全部/.test(text) ? live : live.length > 0 ? live : own;
  const unique = targets.length === 1 || (wholeCancel && /都|全部/.test(text));
  const addsOnly = entry.reading.clauses.every((clause) => clause.mentions.length === 0 || clause.verb === 'add');
  if (!unique && !(addsOnly && entry.reading.cancel === null)) return report(state, said, 'ambiguous_reference');
  for (const draft of unique ? targets : [targets.at(-1) as Draft]) {
    applyEdit(state, chain, draft, entry);
    addLeftover(state, draft, entry);
    for (const line of said.lines) draft.lines.add(line);
  }
}

function addLeftover(state: State, draft: Draft, entry: EntryReading): void {
  for (const piece of entry.reading.leftover) {
    const words = written(state, piece);
    if (words.length > 1) draft.notes.push(words);
  }
}

/** Phone, address or place sent after the order itself. */
function addsDetails(entry: EntryReading): boolean {
  const { reading } = entry;
  return reading.clauses.every((clause) => clause.mentions.length === 0) && (reading.phone !== null || reading.address !== null || reading.tail !== null || reading.pickup !== null || reading.place !== null);
}

function addDetails(state: State, said: Utterance, draft: Draft, entry: EntryReading): void {
  const person = entry.reading.leftover[0];
  if (entry.reading.phone !== null && entry.reading.recipient === null && entry.reading.leftover.length === 1 && person !== undefined && /^\p{L}{2,4}$/u.test(state.lower.slice(person.start, person.end))) {
    entry.reading.recipient = person;
  } else addLeftover(state, draft, entry);
  takeFacts(state, draft, entry);
  draft.flags.push(...entry.reading.flags);
  draft.tokens = [...draft.tokens, ...entry.tokens];
  for (const line of said.lines) draft.lines.add(line);
}

/** The missing half of one's own unclear order. */
function clarifies(chain: ChainState, own: Draft[], entry: EntryReading): boolean {
  const last = own.at(-1);
  if (last === undefined || last.flags.length === 0) return false;
  const mentions = entry.reading.clauses.flatMap((clause) => clause.mentions);
  if (mentions.length !== 1 || entry.reading.leftover.length > 1) return false;
  const mention = mentions[0] as Mention;
  void chain;
  if (last.flags.some((flag) => flag.reason === 'missing_item' || flag.reason === 'ambiguous_item')) return mention.named && mention.products.length === 1;
  return last.flags.some((flag) => flag.reason === 'missing_quantity' || flag.reason === 'vague_quantity') && mention.quantity !== null;
}

function clarify(chain: ChainState, said: Utterance, draft: Draft, entry: EntryReading): void {
  const mention = entry.reading.clauses.flatMap((clause) => clause.mentions)[0] as Mention;
  const unclear = draft.items.find((item) => item.product === null || item.quantity === null);
  if (unclear === undefined && draft.items.length > 0) return;
  const item = unclear ?? { product: null, quantity: null, unit: null, basis: 'derived' as const, note: null, start: said.start, end: said.end };
  if (unclear === undefined) draft.items.push(item);
  if (item.product === null) item.product = mention.products[0] ?? null;
  item.quantity = mention.quantity ?? item.quantity ?? 1;
  item.unit = mention.unit ?? item.unit ?? (item.product === null ? null : chain.unitOf(item.product));
  draft.flags = draft.flags.filter((flag) => !['missing_item', 'ambiguous_item', 'missing_quantity', 'vague_quantity'].includes(flag.reason));
  for (const line of said.lines) draft.lines.add(line);
  draft.tokens = [...draft.tokens, ...entry.tokens];
}

/** An order in chat names a product or a number, and little else is left unexplained. */
function isOrder(chain: ChainState, entry: EntryReading, lower: string, text: string): boolean {
  const { reading } = entry;
  const mentions = reading.clauses.flatMap((clause) => clause.mentions);
  if (reading.proxies.length > 0) return true;
  if (reading.reference !== null && reading.reference.target.to !== 'outside' && text.length <= 16 && !QUESTION.test(text)) return true;
  if (mentions.length === 0) return chain.context.products.length === 1 && /^\s*(?:我?也?(?:要|报名|接龙)|算我一个)\s*$/.test(text);
  const misread = mentions.filter((mention) => mention.named && mention.products.length === 0).reduce((sum, mention) => sum + lower.slice(mention.start, mention.end).replace(/[^\p{Script=Han}]|[份个箱盒袋包瓶斤件只]/gu, '').length, 0);
  const unknown = misread + reading.leftover.reduce((sum, piece) => sum + lower.slice(piece.start, piece.end).replace(/[^\p{L}\p{N}]/gu, '').length, 0);
  const counted = mentions.some((mention) => mention.quantity !== null || mention.vague);
  const known = mentions.some((mention) => mention.named && mention.products.length > 0);
  if (PAST.test(text) && !/再|要|加/.test(text)) return false;
  if (!counted) return known && unknown <= 2 && !QUESTION.test(text) && (INTENT.test(text) || text.trim().length <= 8);
  if (known) return unknown <= 8;
  return unknown <= 2 || (INTENT.test(text) && unknown <= 8 && !QUESTION.test(text)) || /^\s*(?:\+?\d{1,2}|[一两二三四五六七八九十]+)\s*[份个箱盒袋包瓶斤件只单套组桶罐板]?[,，。\s]/.test(text);
}

/** Words that might be an order but were not understood. */
function mentionsOrder(entry: EntryReading, text: string): boolean {
  const mentions = entry.reading.clauses.flatMap((clause) => clause.mentions);
  if (PAST.test(text) || QUESTION.test(text)) return mentions.some((mention) => mention.named && mention.products.length > 0 && mention.quantity !== null) && INTENT.test(text);
  return mentions.some((mention) => mention.quantity !== null && (mention.unit !== null || mention.named)) || (INTENT.test(text) && mentions.some((mention) => mention.named && mention.products.length > 0));
}

function order(state: State, chain: ChainState, said: Utterance, entry: EntryReading, text: string): void {
  const draft = newDraft(chain.index, said.start, said.end);
  draft.listed = false;
  draft.version = chain.version;
  draft.buyer = said.senderRange === null ? said.sender : written(state, said.senderRange);
  takeSenderPlace(draft);
  draft.key = personKey(draft.buyer ?? '');
  draft.buyerRange = said.senderRange;
  draft.tokens = entry.tokens;
  draft.body = text.replace(/\s+/g, '');
  for (const line of said.lines) draft.lines.add(line);
  takeFacts(state, draft, entry);
  draft.flags.push(...entry.reading.flags);
  addLeftover(state, draft, entry);
  const scoped: ChainState = { ...chain, context: { ...chain.context, lexicons: [lexiconOf(chain), ...chain.context.lexicons.slice(1)] } };
  fillItems(state, scoped, draft, entry);
  const question = /[?？]|吗(?:$|[\s,，。!])|能不能|可不可以|还有没有/.test(text);
  if (question) {
    draft.flags.push({ reason: 'conditional_order', start: said.start, end: said.end, candidates: [] });
    open.set(chain, { draft, range: { start: said.start, end: said.end } });
  }
  const earlier = current(chain).filter((other) => other.key === draft.key && other.placedBy === null);
  const same = earlier.some((other) => other.status === 'active' && sameItems(other, draft));
  if (same && entry.reading.reference === null) draft.flags.push({ reason: 'duplicate_entry', start: said.start, end: said.end, candidates: [] });
  const { proxies } = entry.reading;
  if (proxies.length === 0 || draft.items.length > 0) addDraft(state, chain, draft);
  for (const proxy of proxies) addProxy(state, scoped, draft, proxy);
}

function sameItems(one: Draft, other: Draft): boolean {
  const key = (draft: Draft): string => draft.items.map((item) => `${item.product}*${item.quantity}`).sort().join(';');
  return key(one) === key(other) && one.items.length > 0;
}

/** `3-502小雨` as a display name holds a place. */
function takeSenderPlace(draft: Draft): void {
  const name = draft.buyer ?? '';
  const match = /(\d{1,3})(?:-|#|号楼|栋|幢)(?:(\d{1,2})(?:-|单元))?(\d{3,4})(?:室)?/.exec(name.normalize('NFKC'));
  if (match === null) return;
  draft.place = { area: null, building: match[1] as string, unit: match[2] ?? null, room: match[3] as string };
  const rest = name.normalize('NFKC').replace(match[0], '').replace(/^[-_\s]+|[-_\s]+$/g, '');
  if (/\p{L}/u.test(rest)) draft.buyer = rest;
}
