import type { EntryReading } from '../read/entry.ts';
import type { Mention, Range } from '../read/reading.ts';
import { newDraft, personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { addProxy, fillItems, takeFacts } from './entries.ts';
import { addDraft, ordersOf, written } from './state.ts';
import type { ChainState, State } from './state.ts';
import { INTENT, PAST, QUESTION, addLeftover, lexiconOf } from './utterance.ts';
import type { Utterance } from './utterance.ts';

const AFFIRMATIVE =
  /^(?:@\S+\s*)?(?:可以|可以的|有|有的|行|行的|好|好的|没问题|能|能的|OK|ok|嗯|对|是的|还有|要的|给你留|加上了|记上了|收到|👌|\[OK\])/;

const NEGATIVE = /^(?:@\S+\s*)?(?:没有|没了|不行|不可以|卖完|不能|抱歉|没货)/;

/** A question that asks for something; it becomes an order when the leader says yes. */
interface OpenQuestion {
  draft: Draft;
  range: Range;
}

const open = new WeakMap<ChainState, OpenQuestion>();

export function answerQuestion(state: State, chain: ChainState, text: string): boolean {
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

/** Phone, address or place sent after the order itself. */
export function addsDetails(entry: EntryReading): boolean {
  const { reading } = entry;
  return (
    reading.clauses.every((clause) => clause.mentions.length === 0) &&
    (reading.phone !== null ||
      reading.address !== null ||
      reading.tail !== null ||
      reading.pickup !== null ||
      reading.place !== null)
  );
}

export function addDetails(state: State, said: Utterance, draft: Draft, entry: EntryReading): void {
  const person = entry.reading.leftover[0];
  if (
    entry.reading.phone !== null &&
    entry.reading.recipient === null &&
    entry.reading.leftover.length === 1 &&
    person !== undefined &&
    /^\p{L}{2,4}$/u.test(state.lower.slice(person.start, person.end))
  ) {
    entry.reading.recipient = person;
  } else addLeftover(state, draft, entry);
  takeFacts(state, draft, entry);
  draft.flags.push(...entry.reading.flags);
  draft.tokens = [...draft.tokens, ...entry.tokens];
  for (const line of said.lines) draft.lines.add(line);
}

/** The missing half of one's own unclear order. */
export function clarifies(chain: ChainState, own: Draft[], entry: EntryReading): boolean {
  const last = own.at(-1);
  if (last === undefined || last.flags.length === 0) return false;
  const mentions = entry.reading.clauses.flatMap((clause) => clause.mentions);
  if (mentions.length !== 1 || entry.reading.leftover.length > 1) return false;
  const mention = mentions[0] as Mention;
  void chain;
  if (last.flags.some((flag) => flag.reason === 'missing_item' || flag.reason === 'ambiguous_item'))
    return mention.named && mention.products.length === 1;
  return (
    last.flags.some((flag) => flag.reason === 'missing_quantity' || flag.reason === 'vague_quantity') &&
    mention.quantity !== null
  );
}

export function clarify(chain: ChainState, said: Utterance, draft: Draft, entry: EntryReading): void {
  const mention = entry.reading.clauses.flatMap((clause) => clause.mentions)[0] as Mention;
  const unclear = draft.items.find((item) => item.product === null || item.quantity === null);
  if (unclear === undefined && draft.items.length > 0) return;
  const item = unclear ?? {
    product: null,
    quantity: null,
    unit: null,
    basis: 'derived' as const,
    note: null,
    start: said.start,
    end: said.end,
  };
  if (unclear === undefined) draft.items.push(item);
  if (item.product === null) item.product = mention.products[0] ?? null;
  item.quantity = mention.quantity ?? item.quantity ?? 1;
  item.unit = mention.unit ?? item.unit ?? (item.product === null ? null : chain.unitOf(item.product));
  draft.flags = draft.flags.filter(
    (flag) => !['missing_item', 'ambiguous_item', 'missing_quantity', 'vague_quantity'].includes(flag.reason),
  );
  for (const line of said.lines) draft.lines.add(line);
  draft.tokens = [...draft.tokens, ...entry.tokens];
}

/** An order in chat names a product or a number, and little else is left unexplained. */
export function isOrder(chain: ChainState, entry: EntryReading, lower: string, text: string): boolean {
  const { reading } = entry;
  const mentions = reading.clauses.flatMap((clause) => clause.mentions);
  if (reading.proxies.length > 0) return true;
  if (
    reading.reference !== null &&
    reading.reference.target.to !== 'outside' &&
    text.length <= 16 &&
    !QUESTION.test(text)
  )
    return true;
  if (mentions.length === 0)
    return chain.context.products.length === 1 && /^\s*(?:我?也?(?:要|报名|接龙)|算我一个)\s*$/.test(text);
  const misread = mentions
    .filter((mention) => mention.named && mention.products.length === 0)
    .reduce(
      (sum, mention) =>
        sum + lower.slice(mention.start, mention.end).replace(/[^\p{Script=Han}]|[份个箱盒袋包瓶斤件只]/gu, '').length,
      0,
    );
  const unknown =
    misread +
    reading.leftover.reduce(
      (sum, piece) => sum + lower.slice(piece.start, piece.end).replace(/[^\p{L}\p{N}]/gu, '').length,
      0,
    );
  const counted = mentions.some((mention) => mention.quantity !== null || mention.vague);
  const known = mentions.some((mention) => mention.named && mention.products.length > 0);
  if (PAST.test(text) && !/再|要|加/.test(text)) return false;
  if (!counted) return known && unknown <= 2 && !QUESTION.test(text) && (INTENT.test(text) || text.trim().length <= 8);
  if (known) return unknown <= 8;
  return (
    unknown <= 2 ||
    (INTENT.test(text) && unknown <= 8 && !QUESTION.test(text)) ||
    /^\s*(?:\+?\d{1,2}|[一两二三四五六七八九十]+)\s*[份个箱盒袋包瓶斤件只单套组桶罐板]?[,，。\s]/.test(text)
  );
}

/** Words that might be an order but were not understood. */
export function mentionsOrder(entry: EntryReading, text: string): boolean {
  const mentions = entry.reading.clauses.flatMap((clause) => clause.mentions);
  if (PAST.test(text) || QUESTION.test(text))
    return (
      mentions.some((mention) => mention.named && mention.products.length > 0 && mention.quantity !== null) &&
      INTENT.test(text)
    );
  return (
    mentions.some((mention) => mention.quantity !== null && (mention.unit !== null || mention.named)) ||
    (INTENT.test(text) && mentions.some((mention) => mention.named && mention.products.length > 0))
  );
}

export function order(state: State, chain: ChainState, said: Utterance, entry: EntryReading, text: string): void {
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
  const scoped: ChainState = {
    ...chain,
    context: { ...chain.context, lexicons: [lexiconOf(chain), ...chain.context.lexicons.slice(1)] },
  };
  fillItems(state, scoped, draft, entry);
  const question = /[?？]|吗(?:$|[\s,，。!])|能不能|可不可以|还有没有/.test(text);
  if (question) {
    draft.flags.push({ reason: 'conditional_order', start: said.start, end: said.end, candidates: [] });
    open.set(chain, { draft, range: { start: said.start, end: said.end } });
  }
  const earlier = ordersOf(chain, draft.key).filter((other) => other.placedBy === null);
  const same = earlier.some((other) => other.status === 'active' && sameItems(other, draft));
  if (same && entry.reading.reference === null)
    draft.flags.push({ reason: 'duplicate_entry', start: said.start, end: said.end, candidates: [] });
  const { proxies } = entry.reading;
  if (proxies.length === 0 || draft.items.length > 0) addDraft(state, chain, draft);
  for (const proxy of proxies) addProxy(state, scoped, draft, proxy);
}

function sameItems(one: Draft, other: Draft): boolean {
  const key = (draft: Draft): string =>
    draft.items
      .map((item) => `${item.product}*${item.quantity}`)
      .sort()
      .join(';');
  return key(one) === key(other) && one.items.length > 0;
}

/** `3-502小雨` as a display name holds a place. */
function takeSenderPlace(draft: Draft): void {
  const name = draft.buyer ?? '';
  const match = /(\d{1,3})(?:-|#|号楼|栋|幢)(?:(\d{1,2})(?:-|单元))?(\d{3,4})(?:室)?/.exec(name.normalize('NFKC'));
  if (match === null) return;
  draft.place = { area: null, building: match[1] as string, unit: match[2] ?? null, room: match[3] as string };
  const rest = name
    .normalize('NFKC')
    .replace(match[0], '')
    .replace(/^[-_\s]+|[-_\s]+$/g, '');
  if (/\p{L}/u.test(rest)) draft.buyer = rest;
}
