import {
  parseDetailed,
  type DetailedResult,
  type Fragment,
  type OrderLine,
  type ParseOptions,
  type Question,
} from '@heyi/jielong';
import { isSellable } from '../../kernel/quantity.ts';
import type { Menu, MenuItem } from '../sales/index.ts';
import type { EntryItem, EntryQuestion, EntryReading } from './entry.ts';

export interface PasteReading {
  readonly detailed: DetailedResult;
  readonly entries: readonly EntryReading[];
}

/** What reading needs besides the text. */
export interface ReadingAids {
  readonly menu: Menu;
  readonly people: readonly string[];
  readonly learned: readonly { words: string; itemId: string }[];
}

/** The sale's goods as the parser takes them; ids are the sale's items. The console's preview makes the same. */
export function parseOptionsOf({ menu, people, learned }: ReadingAids) {
  return {
    menu: menu.items.map(({ itemId, code, priceFen, sku }) => ({
      id: itemId,
      code,
      name: sku.name,
      aliases: [...sku.aliases],
      spec: sku.spec === '' ? null : sku.spec,
      price: priceFen / 100,
      unit: sku.unit,
    })),
    people: people.map((name) => ({ name })),
    learnedAliases: learned.map(({ words, itemId }) => ({ text: words, offering: itemId })),
  } satisfies ParseOptions;
}

/** Reads a text against a sale. Deterministic; touches nothing. */
export function readPaste(text: string, aids: ReadingAids): PasteReading {
  const detailed = parseDetailed(text, parseOptionsOf(aids));
  const items = itemsOfOfferings(detailed, aids.menu);
  const entries = detailed.result.lines.map((line, index) => {
    const questions = detailed.questions.filter((question) => question.line === index);
    return readLine(line, index, items, questions);
  });
  return { detailed, entries };
}

/** What a paste keeps of its reading besides the entries. */
export const keptReading = ({ detailed: { result, spans } }: PasteReading) => ({
  spans,
  unresolved: result.unresolved,
  offerings: result.offerings,
});

/** Offerings that are the sale's own goods: by id, else by the printed code. */
function itemsOfOfferings(detailed: DetailedResult, menu: Menu): ReadonlyMap<string, MenuItem> {
  const found = new Map<string, MenuItem>();
  for (const offering of detailed.result.offerings) {
    const item =
      menu.items.find((candidate) => candidate.itemId === offering.id) ??
      menu.items.find((candidate) => offering.code !== null && candidate.code === offering.code.toUpperCase());
    if (item) found.set(offering.id, item);
  }
  return found;
}

function readLine(
  line: OrderLine,
  index: number,
  offered: ReadonlyMap<string, MenuItem>,
  questions: readonly Question[],
): EntryReading {
  const location = line.location;
  const read = line.items.map((item) => ({
    item,
    menu: item.offering === null ? undefined : offered.get(item.offering),
  }));
  const items = read.map(({ item, menu }): EntryItem => ({
    itemId: menu?.itemId ?? null,
    quantity: item.qty,
    note: item.note ?? '',
  }));
  return {
    line: index,
    seq: line.seq,
    buyer: line.buyer ?? '',
    items,
    phone: line.phone ?? '',
    phoneTail: line.phone_tail ?? '',
    recipient: line.recipient ?? '',
    building: location?.building ?? '',
    unit: location?.unit ?? '',
    room: location?.room ?? '',
    address: location?.address ?? '',
    pickup: location?.pickup ?? '',
    note: line.note ?? '',
    paid: line.payment === 'paid',
    cancelled: line.status === 'cancelled',
    statedFen: line.stated_amount === null ? null : Math.round(line.stated_amount * 100),
    sourceLines: line.source_lines,
    questions: [...asQuestions(line, questions, offered), ...ownQuestions(line, read)],
  };
}

function asQuestions(
  line: OrderLine,
  questions: readonly Question[],
  offered: ReadonlyMap<string, MenuItem>,
): EntryQuestion[] {
  const widest = line.review.filter((fragment) => !line.review.some((other) => covers(other, fragment)));
  return widest.map((fragment) => {
    const question = questions.find(
      (candidate) => candidate.fragment.start === fragment.start && candidate.fragment.reason === fragment.reason,
    );
    const candidates = (question?.candidates ?? []).flatMap((id) => offered.get(id)?.itemId ?? []);
    return { reason: fragment.reason, start: fragment.start, end: fragment.end, text: fragment.text, candidates };
  });
}

/** `D` inside `D1`, asked for the same reason, is one question. */
const covers = (wide: Fragment, narrow: Fragment): boolean =>
  wide !== narrow &&
  wide.reason === narrow.reason &&
  wide.start <= narrow.start &&
  wide.end >= narrow.end &&
  wide.end - wide.start > narrow.end - narrow.start;

/** What the parser could read but the shop cannot sell, and what slipped past it: never an order by itself. */
function ownQuestions(
  line: OrderLine,
  read: readonly { item: OrderLine['items'][number]; menu: MenuItem | undefined }[],
): EntryQuestion[] {
  if (line.status === 'cancelled') return [];
  const ask = (reason: EntryQuestion['reason'], text: string): EntryQuestion => ({
    reason,
    start: null,
    end: null,
    text,
    candidates: [],
  });
  const asked = new Set(line.review.map((fragment) => fragment.reason));
  const questions: EntryQuestion[] = [];
  if (line.status === null && asked.size === 0) questions.push(ask('ambiguous_status', ''));
  if (line.buyer === null && !asked.has('missing_buyer')) questions.push(ask('missing_buyer', ''));
  if (read.length === 0 && asked.size === 0) questions.push(ask('missing_item', ''));
  for (const { item, menu } of read) {
    if (!menu && asked.size === 0) questions.push(ask('unknown_item', ''));
    else if (menu && item.qty === null && asked.size === 0) questions.push(ask('missing_quantity', menu.sku.name));
    else if (menu && item.qty !== null && !isSellable(item.qty, menu.sku.quantityStep)) {
      questions.push(ask('quantity_not_allowed', `${menu.sku.name} ${item.qty}`));
    }
  }
  return questions;
}
