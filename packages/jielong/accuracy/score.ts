import type { Fragment, OrderLine, Prediction } from '../src/types.ts';
import { digitsOf, fold, foldPlace, keepsNote } from './fold.ts';
import type { GoldCase, GoldFragment, GoldOrder } from './gold.ts';
import { matchOfferings } from './match-offerings.ts';
import { addUp, sameAmounts, unitsOf } from './quantities.ts';

export interface Score {
  /** Orders and fragments judged, and orders that were made up. */
  units: number;
  /** Right, and asked about exactly when a person would have to ask. */
  exact: number;
  /** Wrong, missing, made up or in need of a question, without a question: what must never happen. */
  silent: number;
  /** Asked about although everything is clear. */
  needless: number;
  /** What is wrong, in words, for whoever mends it. */
  readonly problems: string[];
}

/** Judges the reading of one case. */
export function scoreCase(gold: GoldCase, found: Prediction): Score {
  const score: Score = { units: 0, exact: 0, silent: 0, needless: 0, problems: [] };
  const reader = { offerings: matchOfferings(gold.offerings, found.offerings), gold, found };
  const wanted = mergeGold(gold.orders);
  const lines = mergeFound(found.lines);
  const pairs = pairUp(wanted, lines);
  for (const order of wanted) {
    const line = pairs.get(order);
    const elsewhere = found.unresolved.some(({ source_line: at }) => belongsTo(order, at, wanted));
    judge(score, order, line, { ...reader, asked: elsewhere || (line?.review.length ?? 0) > 0 });
  }
  const used = new Set(pairs.values());
  for (const line of lines) {
    if (!used.has(line)) judgeMadeUp(score, line, gold);
  }
  const fragments = [...found.unresolved, ...lines.flatMap((line) => line.review)];
  for (const fragment of gold.unresolved) judgeFragment(score, fragment, fragments, gold);
  return score;
}

/** Lines of one person under one number are one order: how many messages or rows it took does not matter. */
function mergeGold(orders: readonly GoldOrder[]): GoldOrder[] {
  const groups = Map.groupBy(orders, (order) => `${order.seq} ${fold(order.buyer)} ${order.status}`);
  return [...groups.values()].map((group) => ({
    ...Object.assign({}, ...group.toReversed()),
    lines: group.flatMap((order) => order.lines),
    items: group.flatMap((order) => order.items ?? []),
    review: group.flatMap((order) => order.review ?? []),
    note: group.map((order) => order.note ?? '').join(' '),
  }));
}

function mergeFound(lines: readonly OrderLine[]): OrderLine[] {
  const groups = Map.groupBy(lines, (line) => `${line.seq} ${fold(line.buyer)} ${line.status}`);
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    payment: group.find((line) => line.payment !== null)?.payment ?? null,
    phone: group.find((line) => line.phone !== null)?.phone ?? null,
    location: group.find((line) => line.location !== null)?.location ?? null,
    source_lines: group.flatMap((line) => line.source_lines),
    items: group.flatMap((line) => line.items),
    review: group.flatMap((line) => line.review),
    note: group.map((line) => line.note ?? '').join(' '),
  }));
}

/** Who is who: by name, by number and by the lines of the text, the likeliest pairs first. */
function pairUp(wanted: readonly GoldOrder[], lines: readonly OrderLine[]): Map<GoldOrder, OrderLine> {
  const likely = wanted.flatMap((order) =>
    lines.map((line) => ({ order, line, likeness: likenessOf(order, line) })).filter(({ likeness }) => likeness >= 2.5),
  );
  const pairs = new Map<GoldOrder, OrderLine>();
  const taken = new Set<OrderLine>();
  for (const { order, line } of likely.sort((a, b) => b.likeness - a.likeness)) {
    if (pairs.has(order) || taken.has(line)) continue;
    pairs.set(order, line);
    taken.add(line);
  }
  return pairs;
}

function likenessOf(order: GoldOrder, line: OrderLine): number {
  const shared = order.lines.filter((at) => line.source_lines.includes(at)).length / order.lines.length;
  const first = line.source_lines.includes(order.lines[0]!) ? 1 : 0;
  const named = namesOf(order).includes(fold(line.buyer)) ? 3 : 0;
  const numbered = order.seq !== undefined && order.seq === line.seq ? 2 : 0;
  return shared + named === 0 ? 0 : 2 * shared + first + named + numbered + (order.status === line.status ? 0.3 : 0);
}

interface Reader {
  readonly gold: GoldCase;
  readonly found: Prediction;
  readonly offerings: ReadonlyMap<string, string>;
  readonly asked: boolean;
}

function judge(score: Score, order: GoldOrder, line: OrderLine | undefined, reader: Reader): void {
  const unclear = (order.review?.length ?? 0) > 0;
  const wrong = line === undefined ? ['missing'] : findWrong(order, line, { ...reader, unclear });
  score.units += 1;
  if (wrong.length === 0 && reader.asked === unclear) {
    score.exact += 1;
    return;
  }
  if (!reader.asked) score.silent += 1;
  else if (!unclear) score.needless += 1;
  const what = wrong.join(', ') || (unclear ? 'not asked about' : 'asked about needlessly');
  const kind = reader.asked ? 'asked' : 'SILENT';
  score.problems.push(`${reader.gold.id} line ${order.lines[0]} ${order.buyer ?? '?'}: ${kind}: ${what}`);
}

function findWrong(order: GoldOrder, line: OrderLine, reader: Reader & { unclear: boolean }): string[] {
  const { gold, found, offerings, unclear } = reader;
  const items = line.items.map(({ offering, qty, unit }) => {
    const id = offering === null ? null : (offerings.get(offering) ?? `unknown ${offering}`);
    return [id, qty, unit ?? unitsOf(found.offerings)(offering ?? '')] as const;
  });
  const goldUnit = unitsOf(gold.offerings);
  const same = sameAmounts(addUp(order.items ?? [], goldUnit), addUp(items, goldUnit), unclear);
  const place = line.location;
  const notes = [line.note, ...line.items.map((item) => item.note)].join(' ');
  const buyer = order.buyer === undefined || namesOf(order).includes(fold(line.buyer));
  const whatIsAlwaysCertain = { seq: order.seq === undefined || order.seq === line.seq, buyer };
  const cancelled = order.status === 'cancelled';
  const rest = {
    status: (order.status ?? null) === line.status,
    items: cancelled || same,
    payment: cancelled || (order.payment ?? null) === line.payment,
    phone: cancelled || digitsOf(order.phone) === digitsOf(line.phone).replace(/^86(?=1\d{10}$)/, ''),
    'phone tail': cancelled || order.phoneTail === undefined || order.phoneTail === line.phone_tail,
    building: cancelled || isPlace(order.building, place?.building, order.address),
    unit: cancelled || isPlace(order.unit, place?.unit, order.address),
    room: cancelled || isPlace(order.room, place?.room, order.address),
    pickup: cancelled || order.pickup === undefined || overlaps(order.pickup, place?.pickup),
    address: cancelled || order.address === undefined || keepsNote(order.address, place?.address ?? ''),
    recipient:
      cancelled || order.recipient === undefined || fold(order.recipient) === fold(line.recipient ?? line.buyer),
    note: cancelled || keepsNote(order.note ?? '', notes),
  };
  const facts = unclear ? { ...whatIsAlwaysCertain, items: cancelled || same } : { ...whatIsAlwaysCertain, ...rest };
  return Object.entries(facts).flatMap(([name, right]) => (right ? [] : [name]));
}

const namesOf = (order: GoldOrder): string[] =>
  [order.buyer, ...(order.buyerToo ?? [])].filter((name) => name !== undefined).map(fold);

/** A place that nobody wrote may not be there, unless it is a part of the address. */
function isPlace(want: string | undefined, have: string | null | undefined, address: string | undefined): boolean {
  if (want === undefined) return !have || address !== undefined;
  return foldPlace(want) === foldPlace(have);
}

function overlaps(want: string, have: string | null | undefined): boolean {
  const [one, other] = [fold(want), fold(have)];
  return other !== '' && (one.includes(other) || other.includes(one));
}

/** A question beside the order counts for it when the line of the text is its alone. */
function belongsTo(order: GoldOrder, at: number, all: readonly GoldOrder[]): boolean {
  return order.lines.includes(at) && all.filter((other) => other.lines.includes(at)).length === 1;
}

function judgeMadeUp(score: Score, line: OrderLine, gold: GoldCase): void {
  if (line.status === 'cancelled' && line.items.length === 0) return;
  const asked = line.review.length > 0;
  const starts = lineStarts(gold.text);
  const onFragment = gold.unresolved.some(([start]) => line.source_lines.includes(lineAt(starts, start)));
  if (asked && onFragment) return;
  score.units += 1;
  if (asked) score.needless += 1;
  else score.silent += 1;
  score.problems.push(
    `${gold.id} line ${line.source_lines[0]} ${line.buyer ?? '?'}: ${asked ? 'asked' : 'SILENT'}: made up`,
  );
}

function judgeFragment(score: Score, fragment: GoldFragment, found: readonly Fragment[], gold: GoldCase): void {
  const [start, end] = fragment;
  score.units += 1;
  if (found.some((other) => other.start < end && other.end > start)) {
    score.exact += 1;
    return;
  }
  score.silent += 1;
  score.problems.push(`${gold.id} “${gold.text.slice(start, end)}”: SILENT: not asked about`);
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
}

const lineAt = (starts: readonly number[], offset: number): number => starts.filter((start) => start <= offset).length;
