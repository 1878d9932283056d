import { applyClauses } from '../read/apply.ts';
import type { EntryReading } from '../read/entry.ts';
import type { Clause, Flag, Range, SettledItem } from '../read/reading.ts';
import type { RawEntry } from '../segment/chain.ts';
import { dueAmount } from './amounts.ts';
import { newDraft, personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { copyAddress, resolveReference } from './references.ts';
import { addDraft, ordersOf, written } from './state.ts';
import type { ChainState, State } from './state.ts';

/** Turns one read entry into order lines; edits of the same person's earlier entry change that one instead. */
export function resolveEntry(state: State, chain: ChainState, raw: RawEntry, entry: EntryReading): void {
  const draft = draftOf(state, chain, raw, entry);
  if (draft.buyer === null && isEmpty(state, raw, entry)) {
    for (const line of raw.lines) state.nonOrder.add(line);
    state.marks.push({ start: raw.markStart, end: raw.end, kind: 'noise', reading: '' });
    return;
  }
  const earlier = ordersOf(chain, draft.key);
  if (earlier.length > 0 && isPureEdit(entry)) {
    editEarlier(state, chain, draft, entry, earlier);
    return;
  }
  fillItems(state, chain, draft, entry);
  const onlyForOthers =
    entry.reading.proxies.length > 0 && draft.items.length === 0 && entry.reading.reference === null;
  if (onlyForOthers) {
    for (const proxy of entry.reading.proxies) addProxy(state, chain, draft, proxy);
    return;
  }
  markDuplicate(draft, earlier, entry);
  if (entry.reading.addressOf !== null) copyAddress(chain, draft, entry.reading.addressOf);
  addDraft(state, chain, draft);
  for (const proxy of entry.reading.proxies) addProxy(state, chain, draft, proxy);
}

function isEmpty(state: State, raw: RawEntry, entry: EntryReading): boolean {
  return (
    state.lower.slice(raw.start, raw.end).trim() === '' &&
    entry.reading.clauses.every((clause) => clause.mentions.length === 0)
  );
}

/** Builds a line from an entry without its items. */
export function draftOf(state: State, chain: ChainState, raw: RawEntry, entry: EntryReading): Draft {
  const { name, reading } = entry;
  const draft = newDraft(chain.index, raw.markStart, raw.end);
  draft.section = raw.section;
  draft.seq = raw.seq;
  draft.version = chain.version;
  draft.tokens = entry.tokens;
  draft.body = state.lower.slice(raw.start, raw.end).trim();
  for (const line of raw.lines) draft.lines.add(line);
  if (name.buyer !== null) {
    draft.buyer = written(state, name.buyer);
    draft.key = personKey(draft.buyer);
    draft.buyerRange = name.buyer;
  }
  takeFacts(state, draft, entry);
  const section = chain.context.sections[raw.section + 1];
  draft.pickup ??= section?.pickup ?? null;
  inheritPlace(draft, section?.building ?? chain.context.rules.building, section?.unit ?? null, section?.area ?? null);
  if (section?.unclear === true)
    draft.flags.push({ reason: 'unparsed_text', start: raw.markStart, end: raw.end, candidates: [] });
  if (
    draft.pickup === null &&
    draft.place?.room == null &&
    draft.address === null &&
    !/送到|送货|送上/.test(draft.body)
  )
    draft.pickup = chain.context.rules.defaultPickup;
  draft.flags.push(...reading.flags);
  return draft;
}

function inheritPlace(draft: Draft, building: string | null, unit: string | null, area: string | null): void {
  if (building === null && unit === null && area === null) return;
  draft.place ??= { area: null, building: null, unit: null, room: null };
  if (draft.place.building === null || draft.place.building === building) draft.place.unit ??= unit;
  draft.place.building ??= building;
  draft.place.area ??= area;
}

/** Phone, place, payment, notes and status of a reading. */
export function takeFacts(state: State, draft: Draft, entry: EntryReading): void {
  const { reading } = entry;
  draft.place = reading.place ?? draft.place;
  draft.pickup = reading.pickup ?? draft.pickup;
  draft.phone = reading.phone ?? draft.phone;
  draft.tail = reading.tail ?? draft.tail;
  if (reading.address !== null) draft.address = written(state, reading.address);
  if (reading.recipient !== null) draft.recipient = written(state, reading.recipient).replace(/收$/, '');
  for (const note of reading.notes) {
    const words = written(state, note);
    if (words !== '') draft.notes.push(words);
  }
  if (reading.payment !== null) draft.payment = reading.payment;
  draft.paidAmount = reading.paidAmount ?? draft.paidAmount;
  draft.stated = reading.stated ?? draft.stated;
  if (reading.restore) draft.status = 'active';
  else if (reading.cancel !== null) draft.status = 'cancelled';
  if (reading.pending !== null) {
    draft.status = null;
    draft.flags.push({ reason: 'ambiguous_status', ...reading.pending, candidates: [] });
  }
}

/** Only edit words and no order of its own: it speaks about an earlier entry. */
function isPureEdit(entry: EntryReading): boolean {
  const { reading } = entry;
  const acting = reading.clauses.filter((clause) => clause.mentions.length > 0);
  if (reading.reference !== null || reading.proxies.length > 0) return false;
  if (acting.length === 0 || reading.restore) return reading.cancel !== null || reading.restore;
  const first = acting[0] as Clause;
  return first.verb !== 'order';
}

function editEarlier(state: State, chain: ChainState, draft: Draft, entry: EntryReading, earlier: Draft[]): void {
  const target = earlier.length === 1 ? (earlier[0] as Draft) : null;
  if (target === null) {
    state.unresolved.push({ reason: 'ambiguous_reference', start: draft.start, end: draft.end, candidates: [] });
    return;
  }
  applyEdit(state, chain, target, entry);
  for (const line of draft.lines) target.lines.add(line);
}

/** Applies an edit, cancellation or payment to a line that stands already. */
export function applyEdit(state: State, chain: ChainState, target: Draft, entry: EntryReading): void {
  const { reading } = entry;
  const lexicon = chain.context.lexicons[target.section + 1] ?? chain.context.lexicons[0];
  if (lexicon === undefined) return;
  const clauses = reading.restore
    ? reading.clauses.map((clause) =>
        clause.verb === 'order' && clause.mentions.length > 0 ? { ...clause, verb: 'change' as const } : clause,
      )
    : reading.clauses;
  const applied = applyClauses(lexicon, target.items, clauses, chain.unitOf);
  const acting = reading.clauses.some((clause) => clause.mentions.length > 0);
  if (acting) {
    target.items = applied.items;
    target.flags = target.flags.filter((flag) => flag.reason !== 'missing_quantity' && flag.reason !== 'missing_item');
    if (applied.items.length === 0 && applied.flags.length === 0) target.status = 'cancelled';
    else if (target.status === 'cancelled' && reading.cancel === null) target.status = 'active';
    checkTotal(reading.total, applied.items, applied.flags);
  }
  target.flags.push(...applied.flags, ...reading.flags);
  if (reading.payment === 'paid' && (target.paidAmount ?? 0) < (dueAmount(chain, target.items) ?? 0))
    target.paidAmount = null;
  takeFacts(state, target, entry);
  target.edited = true;
  target.tokens = [...target.tokens, ...entry.tokens];
}

export function checkTotal(
  total: { value: number; start: number; end: number } | null,
  items: SettledItem[],
  flags: Flag[],
): void {
  if (total === null) return;
  const sum = items.reduce((all, item) => all + (item.quantity ?? Number.NaN), 0);
  if (sum !== total.value)
    flags.push({ reason: 'conflicting_edit', start: total.start, end: total.end, candidates: [] });
}

/** Works out what the entry orders. */
export function fillItems(state: State, chain: ChainState, draft: Draft, entry: EntryReading): void {
  const { reading, name } = entry;
  const lexicon = chain.context.lexicons[draft.section + 1] ?? chain.context.lexicons[0];
  if (lexicon === undefined) return;
  const base = reading.reference === null ? [] : resolveReference(state, chain, draft, reading.reference);
  const applied = applyClauses(
    lexicon,
    base,
    base.length > 0 ? withoutOneOfIt(reading.clauses) : reading.clauses,
    chain.unitOf,
  );
  draft.items =
    chain.context.sections.length > 1
      ? applied.items.map((item) => sectionBasis(item, lexicon.scope.length))
      : applied.items;
  draft.flags.push(...applied.flags);
  checkTotal(reading.total, draft.items, draft.flags);
  if (chain.context.unreadPrice && draft.items.length > 0)
    draft.flags.push({ reason: 'unknown_item', start: draft.start, end: draft.end, candidates: [] });
  const first = reading.clauses[0];
  if (
    base.length > 0 &&
    first?.verb === 'order' &&
    withoutOneOfIt(reading.clauses)[0]?.mentions.length !== 0 &&
    reading.reference !== null
  ) {
    draft.flags.push({
      reason: 'ambiguous_reference',
      start: reading.reference.start,
      end: reading.reference.end,
      candidates: [],
    });
  }
  if (applied.zero && reading.cancel === null) draft.status = 'cancelled';
  if (draft.status === 'cancelled' || applied.zero || reading.reference !== null || base.length > 0) return;
  if (reading.proxies.length > 0 && draft.items.length === 0) return;
  if (draft.items.length > 0) return;
  withoutMention(chain, draft, lexicon.scope, name.buyer ?? { start: draft.start, end: draft.end });
}

/** `照3号来一份`: one of the same, not another thing. */
function withoutOneOfIt(clauses: Clause[]): Clause[] {
  const first = clauses[0];
  const mention = first?.mentions[0];
  if (
    first === undefined ||
    first.verb !== 'order' ||
    mention === undefined ||
    mention.named ||
    mention.quantity !== 1 ||
    mention.unit !== '份'
  )
    return clauses;
  return [{ ...first, mentions: first.mentions.slice(1) }, ...clauses.slice(1)];
}

function sectionBasis(item: SettledItem, scope: number): SettledItem {
  return scope === 1 && item.basis === 'written' ? { ...item, basis: 'derived' } : item;
}

function withoutMention(chain: ChainState, draft: Draft, scope: number[], at: Range): void {
  const { defaultQuantity } = chain.context.rules;
  const single = scope.length === 1 ? (scope[0] as number) : null;
  const span = { start: draft.start, end: Math.max(draft.end, at.end) };
  if (draft.flags.some((flag) => flag.reason === 'vague_quantity' || flag.reason === 'ambiguous_number')) {
    if (single !== null)
      draft.items.push({
        product: single,
        quantity: null,
        unit: chain.unitOf(single),
        basis: 'written',
        note: null,
        ...at,
      });
    return;
  }
  if (single === null) {
    draft.flags.push({ reason: 'missing_item', ...span, candidates: [] });
    return;
  }
  const quantity = defaultQuantity;
  draft.items.push({ product: single, quantity, unit: chain.unitOf(single), basis: 'implied', note: null, ...at });
  if (quantity === null && draft.status === 'active')
    draft.flags.push({ reason: 'missing_quantity', ...span, candidates: [] });
}

function itemsKey(items: SettledItem[]): string {
  return items
    .map((item) => `${item.product}*${item.quantity}`)
    .sort()
    .join(';');
}

/** The same person ordering the same again without a word why: asked, but left standing. */
function markDuplicate(draft: Draft, earlier: Draft[], entry: EntryReading): void {
  if (draft.status !== 'active' || draft.items.length === 0 || entry.reading.reference !== null) return;
  if (entry.reading.clauses.some((clause) => clause.verb !== 'order' && clause.mentions.length > 0)) return;
  const key = itemsKey(draft.items);
  const same = earlier.some((other) => other.status === 'active' && itemsKey(other.items) === key);
  if (same) draft.flags.push({ reason: 'duplicate_entry', start: draft.start, end: draft.end, candidates: [] });
}

/** The part of an entry that is somebody else's order. */
export function addProxy(
  state: State,
  chain: ChainState,
  draft: Draft,
  proxy: { name: string; start: number; end: number; clauses: Clause[] },
): void {
  const lexicon = chain.context.lexicons[draft.section + 1] ?? chain.context.lexicons[0];
  if (lexicon === undefined) return;
  const own = newDraft(chain.index, proxy.start, proxy.end);
  const applied = applyClauses(lexicon, [], proxy.clauses, chain.unitOf);
  own.section = draft.section;
  own.seq = draft.seq;
  own.version = draft.version;
  own.listed = draft.listed;
  own.tokens = draft.tokens;
  for (const line of draft.lines) own.lines.add(line);
  const at = state.lower.indexOf(proxy.name, proxy.start);
  own.buyer = written(state, { start: at, end: at + proxy.name.length });
  own.key = personKey(own.buyer);
  own.buyerRange = { start: at, end: at + proxy.name.length };
  own.placedBy = draft.buyer;
  own.place = placeOfProxy(proxy.name, draft);
  own.items = applied.items;
  own.flags.push(...applied.flags);
  addDraft(state, chain, own);
}

/** `帮902带`: somebody known by the room alone, in the same building unless it says otherwise. */
function placeOfProxy(name: string, draft: Draft): Draft['place'] {
  const match = /^(?:(\d{1,3})-)?(\d{3,4})$/.exec(name);
  if (match === null) return null;
  return {
    area: draft.place?.area ?? null,
    building: match[1] ?? draft.place?.building ?? null,
    unit: null,
    room: match[2] as string,
  };
}
