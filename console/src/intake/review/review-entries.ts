import type { Entry, EntryQuestion, MenuItem, Review } from '../read-intake.ts';

/** What is ordered of one item. */
export interface Wish {
  itemId: string;
  quantity: number;
  note: string;
}

/** The entries of a review as its page shows them: what needs a decision first. */
export interface Piles {
  open: Entry[];
  changed: Entry[];
  fresh: Entry[];
  unchanged: Entry[];
  skipped: Entry[];
}

export function pilesOf(entries: readonly Entry[]): Piles {
  const piles: Piles = { open: [], changed: [], fresh: [], unchanged: [], skipped: [] };
  for (const entry of entries) {
    if (entry.status === 'needs_decision') piles.open.push(entry);
    else if (entry.change === 'unchanged') piles.unchanged.push(entry);
    else if (entry.status === 'skipped') piles.skipped.push(entry);
    else if (entry.change === 'new') piles.fresh.push(entry);
    else piles.changed.push(entry);
  }
  return piles;
}

/** As the server keeps an answer; see `questionKey` there. */
const keyOf = (question: EntryQuestion): string => `${question.reason} ${question.text}`;

/** The questions of an entry that are still open, with their place among all. A refusal comes alone. */
export function openQuestions({ reading, decision }: Entry): { question: EntryQuestion; index: number }[] {
  const answered = new Set(decision?.answered ?? []);
  const open = reading.questions
    .map((question, index) => ({ question, index }))
    .filter(({ question }) => !answered.has(keyOf(question)));
  const refused = open.filter(({ question }) => question.reason === 'refused');
  return refused.length > 0 ? refused : open;
}

/** What the entry asks for as it stands: decided, else certain. */
export function wishesOf({ reading, decision }: Entry): Wish[] {
  if (decision) return decision.items;
  return reading.items.flatMap(({ itemId, quantity, note }) =>
    itemId === null || quantity === null ? [] : [{ itemId, quantity, note }],
  );
}

const goodsReasons = new Set([
  'missing_quantity',
  'missing_item',
  'unknown_item',
  'ambiguous_item',
  'ambiguous_number',
  'unit_mismatch',
  'vague_quantity',
  'ambiguous_reference',
]);

/** How a question is answered on its card. */
export type QuestionKind = 'goods' | 'who' | 'name' | 'room' | 'vanished' | 'accept';

export function kindOf(entry: Entry, question: EntryQuestion): QuestionKind {
  if (question.reason === 'which_person') return 'who';
  if (question.reason === 'missing_buyer') return 'name';
  if (question.reason === 'room_required') return 'room';
  if (entry.change === 'cancelled') return 'vanished';
  const lacksGoods = doubtOf(entry, question) !== undefined || wishesOf(entry).length === 0;
  if (goodsReasons.has(question.reason) && lacksGoods) return 'goods';
  return 'accept';
}

/** The part of a reading that a question about goods is about: the doubts and the questions stand in the same order. */
export function doubtOf(entry: Entry, question: EntryQuestion) {
  const doubts = entry.reading.items.filter((item) => item.itemId === null || item.quantity === null);
  const asked = entry.reading.questions.filter(({ reason }) => goodsReasons.has(reason));
  const fitting = doubts.filter((item) => (question.reason === 'missing_quantity') === (item.itemId !== null));
  const alike = asked.filter(
    ({ reason }) => (reason === 'missing_quantity') === (question.reason === 'missing_quantity'),
  );
  return fitting[alike.indexOf(question)] ?? doubts[asked.indexOf(question)] ?? doubts[0];
}

export const fenOf = (wishes: readonly Wish[], menu: ReadonlyMap<string, MenuItem>): number =>
  wishes.reduce((sum, wish) => sum + Math.round((menu.get(wish.itemId)?.priceFen ?? 0) * wish.quantity), 0);

export const menuOf = (review: Review): ReadonlyMap<string, MenuItem> =>
  new Map(review.menu.map((item) => [item.itemId, item]));

/** "东魁杨梅 6斤装": goods as a seller says them. */
export const goodsName = (item: MenuItem | undefined): string =>
  item ? [item.name, item.spec].filter(Boolean).join(' ') : '';

export interface ItemTotal {
  item: MenuItem;
  ready: number;
  done: number;
  waiting: number;
}

/** Per item what is ready, what is ordered already, and what of the waiting entries is certain. */
export function totalsOf(review: Review): ItemTotal[] {
  const totals = new Map(review.menu.map((item) => [item.itemId, { item, ready: 0, done: 0, waiting: 0 }]));
  for (const entry of review.entries) {
    if (entry.status === 'skipped' || entry.reading.cancelled) continue;
    const column = entry.status === 'confirmed' ? 'done' : entry.status === 'ready' ? 'ready' : 'waiting';
    for (const { itemId, quantity } of wishesOf(entry)) {
      const total = totals.get(itemId);
      if (total) total[column] = Math.round((total[column] + quantity) * 1000) / 1000;
    }
  }
  return [...totals.values()].filter(({ ready, done, waiting }) => ready + done + waiting > 0);
}

export interface QuotePart {
  text: string;
  marked: boolean;
}

/** The lines an entry stands on, with the words of the question marked; a line that was copied again is shown once. */
export function quoteOf(text: string, entry: Entry, question?: EntryQuestion): QuotePart[][] {
  const starts = lineStarts(text);
  const lines = entry.reading.sourceLines.map((number) => ({
    start: starts[number - 1] ?? 0,
    end: starts[number] ?? text.length,
  }));
  const asked = lines.find(
    ({ start, end }) => question?.start != null && question.start >= start && question.start < end,
  );
  const shown = new Map(lines.map((line) => [text.slice(line.start, line.end).trim(), line]));
  if (asked) shown.set(text.slice(asked.start, asked.end).trim(), asked);
  return [...shown.values()].slice(-4).map((line) => markLine(text, line, question));
}

function markLine(text: string, line: { start: number; end: number }, question?: EntryQuestion): QuotePart[] {
  const { start, end } = question ?? {};
  if (start == null || end == null || start < line.start || start >= line.end) {
    return [{ text: text.slice(line.start, line.end).trim(), marked: false }];
  }
  const stop = Math.min(end, line.end);
  return [
    { text: text.slice(line.start, start).trimStart(), marked: false },
    { text: text.slice(start, stop), marked: true },
    { text: text.slice(stop, line.end).trimEnd(), marked: false },
  ].filter((part) => part.text !== '');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The bare name in "樱桃2份", which may be learned; empty where it is only a code or a number. */
export function wordsIn(text: string): string {
  const bare = text
    .replace(/[\s,，、;；:：()（）*×xX]+/g, ' ')
    .replace(/[0-9０-９.]+\s*\p{Script=Han}?$/u, '')
    .replace(/[一二两三四五六七八九十半]+(份|个|盒|箱|斤|袋|包|罐|瓶|板|只|条|件|提|篮)$/u, '')
    .trim();
  return /\p{Script=Han}|[A-Za-z]{2}/u.test(bare) && bare.length <= 30 ? bare : '';
}
