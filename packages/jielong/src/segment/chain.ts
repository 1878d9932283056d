import type { SourceLine } from '../normalise/source.ts';
import {
  hasOrderContent,
  isCircledMenu,
  isExample,
  isFooter,
  isMenuRow,
  isPriceList,
  isPriceRow,
  isNumberedEdit,
  isNumberList,
  isPaymentList,
  isRemark,
  isStatistics,
  isTargeted,
  pickupLines,
} from './chain-lines.ts';
import { UNIT_PATTERN } from '../lexicon/prices.ts';
import { isHeading, opensSection } from './headings.ts';
import { inlineMarks, readMark, WEAK_STYLES } from './marks.ts';
import type { Mark, MarkStyle } from './marks.ts';

/** One entry of a list, before reading. Offsets are into the normalised text. */
export interface RawEntry {
  seq: number | null;
  markStart: number;
  start: number;
  end: number;
  lines: number[];
  /** Index of the section heading above it, -1 without one. */
  section: number;
}

/** A list with what stands around it. */
export interface RawChain {
  header: SourceLine[];
  /** Per section the lines that open it: a heading, perhaps with its own menu. */
  headings: SourceLine[][];
  entries: RawEntry[];
  footer: SourceLine[];
  /** Lines after the list that speak about its entries. */
  remarks: SourceLine[];
}

export interface MarkedLine {
  line: SourceLine;
  mark: Mark | null;
  blank: boolean;
}

/** True where a line looks like an entry of a list. */
export function isEntryLine(text: string): boolean {
  const mark = readMark(text);
  return mark !== null && !WEAK_STYLES.has(mark.style);
}

/** Reads the list in a block of lines; null if there is none. `loose` allows entries without marks. */
export function readChain(lines: SourceLine[], loose: boolean): RawChain | null {
  const points = pickupLines(lines);
  const rows = lines.map((line) => ({
    line,
    mark:
      points.has(line.number) || isPaymentList(line.text) || isNumberList(line.text) || isCircledMenu(line.text)
        ? null
        : readMark(line.text),
    blank: line.text.trim() === '',
  }));
  const marked = rows.filter((row) => row.mark !== null);
  if (marked.length === 1 && isNumberedEdit((marked[0] as MarkedLine).line.text)) (marked[0] as MarkedLine).mark = null;
  const written = rows.map((row) => row.mark);
  dropWeakRuns(rows);
  continueNumbers(rows, written);
  continueDashes(rows);
  if (listsOnlyMenu(rows)) for (const row of rows) row.mark = null;
  const menu = menuRuns(rows);
  const listed = rows.filter(
    (row) => row.mark !== null && !menu.has(row) && !isExample(row.line.text.slice(row.mark.length)),
  );
  const chain: RawChain = { header: [], headings: [], entries: [], footer: [], remarks: [] };
  const flat = listed.length === 0 || hasFlattened(rows) ? readFlattened(rows, chain) : false;
  if (flat) return chain;
  if (listed.length === 0) return loose ? readUnmarked(rows, chain) : null;
  collect(rows, menu, chain);
  return chain;
}

/** Marks that ordinary text may begin with count only where a consistent run of them stands. */
function dropWeakRuns(rows: MarkedLine[]): void {
  const byStyle = new Map<MarkStyle, MarkedLine[]>();
  for (const row of rows) {
    if (row.mark === null) continue;
    const found = byStyle.get(row.mark.style);
    if (found === undefined) byStyle.set(row.mark.style, [row]);
    else found.push(row);
  }
  const strong = [...byStyle].some(([style, found]) => !WEAK_STYLES.has(style) && found.length >= 2);
  for (const [style, found] of byStyle) {
    if (!WEAK_STYLES.has(style)) continue;
    const steps = found.filter(
      (row, index) => index > 0 && seqOf(row) === seqOf(found[index - 1] as MarkedLine) + 1,
    ).length;
    const firm = style !== 'bare' && steps >= (found.length - 1) * 0.8;
    if (
      (!strong || firm) &&
      found.length >= 3 &&
      steps >= (found.length - 1) * 0.6 &&
      seqOf(found[0] as MarkedLine) <= 2
    )
      continue;
    if (strong && found.length === 1 && style !== 'bare' && style !== 'dash') continue;
    for (const row of found) row.mark = null;
  }
}

/** `🔟 老吴` goes on with `11 豆豆`: a bare number that is the next one and has an order behind it is a mark. */
function continueNumbers(rows: MarkedLine[], written: (Mark | null)[]): void {
  let previous: Mark | null = null;
  for (const [index, row] of rows.entries()) {
    const mark = written[index] ?? null;
    if (row.mark === null && previous !== null && mark?.style === 'bare' && mark.seq === previous.seq + 1) {
      const body = row.line.text.slice(mark.length);
      if (STARTS_WITH_NAME.test(body) && hasOrderContent(body)) row.mark = { ...mark, style: previous.style };
    }
    if (row.mark !== null) previous = row.mark;
    else if (row.blank) previous = null;
  }
}

const STARTS_WITH_NAME = new RegExp(`^(?!${UNIT_PATTERN})\\p{L}\\S*\\s+\\S`, 'u');

/** In a list marked `1-`, `4-3-502` is entry 4 at 3-502. */
function continueDashes(rows: MarkedLine[]): void {
  let previous = 0;
  for (const row of rows) {
    if (row.mark?.style === 'dash') previous = row.mark.seq;
    else if (row.mark === null && previous > 0) {
      const match = /^\s*(\d{1,4})-(?=\d{1,3}-\d)/.exec(row.line.text);
      if (match === null || Number(match[1]) !== previous + 1) continue;
      previous++;
      row.mark = { seq: previous, style: 'dash', start: 0, length: match[0].length };
    }
  }
}

function seqOf(row: MarkedLine): number {
  return row.mark?.seq ?? 0;
}

function bodyOf(row: MarkedLine): string {
  return row.line.text.slice(row.mark?.length ?? 0);
}

/** Numbered rows that are the menu: every row of a run is a product with a price, and orders stand elsewhere. */
function menuRuns(rows: MarkedLine[]): Set<MarkedLine> {
  const runs: MarkedLine[][] = [];
  let run: MarkedLine[] = [];
  let gap = false;
  for (const row of rows) {
    if (row.mark === null) {
      gap = true;
      continue;
    }
    const previous = run.at(-1);
    const restart =
      (previous !== undefined && seqOf(row) <= seqOf(previous) && (seqOf(row) === 1 || gap)) ||
      (previous?.mark?.style !== row.mark.style && seqOf(row) === 1);
    if (previous === undefined || restart) {
      run = [];
      runs.push(run);
    }
    run.push(row);
    gap = false;
  }
  const result = new Set<MarkedLine>();
  const first = runs[0]?.[0];
  const priced = first !== undefined && rows.slice(0, rows.indexOf(first)).some((row) => isMenuRow(row.line.text));
  for (const found of runs) {
    if (found.length < 2 && runs.length < 2) continue;
    if (runs.length < 2 || priced) continue;
    if (found.every((row) => isMenuRow(bodyOf(row)))) for (const row of found) result.add(row);
  }
  return result.size === rows.filter((row) => row.mark !== null).length ? new Set() : result;
}

/** Every numbered row is a product with its price, and the orders stand below without numbers. */
function listsOnlyMenu(rows: MarkedLine[]): boolean {
  const last = rows.findLastIndex((row) => row.mark !== null);
  const numbered = rows.filter((row) => row.mark !== null);
  if (numbered.length === 0 || !numbered.every((row) => isPriceRow(bodyOf(row)) && isMenuRow(bodyOf(row))))
    return false;
  const below = rows.slice(last + 1).filter((row) => !row.blank);
  return below.filter((row) => hasOrderContent(row.line.text)).length >= Math.max(2, below.length * 0.5);
}

function hasFlattened(rows: MarkedLine[]): boolean {
  const marked = rows.filter((row) => row.mark !== null);
  return marked.length <= 2 && marked.some((row) => inlineMarks(row.line.text, seqOf(row)).length >= 3);
}

/** A list whose line breaks were lost. Text before mark 1 is header, text after the last entry's line is footer. */
function readFlattened(rows: MarkedLine[], chain: RawChain): boolean {
  for (const [index, row] of rows.entries()) {
    const text = row.line.text;
    const marks = inlineMarks(text, 1);
    if (marks.length < 2) continue;
    for (const before of rows.slice(0, index)) chain.header.push(before.line);
    const first = marks[0] as (typeof marks)[number];
    if (first.start > 0)
      chain.header.push({ ...row.line, end: row.line.start + first.start, text: text.slice(0, first.start) });
    for (const [position, mark] of marks.entries()) {
      const end = marks[position + 1]?.start ?? text.length;
      pushEntry(
        chain,
        mark.seq,
        row.line.start + mark.start,
        row.line.start + mark.end,
        row.line.start + end,
        row.line.number,
        -1,
      );
    }
    for (const after of rows.slice(index + 1))
      (isTargeted(after.line.text) && !isFooter(after.line.text) ? chain.remarks : chain.footer).push(after.line);
    return true;
  }
  return false;
}

function pushEntry(
  chain: RawChain,
  seq: number | null,
  markStart: number,
  start: number,
  end: number,
  line: number,
  section: number,
): void {
  chain.entries.push({ seq, markStart, start, end, lines: [line], section });
}

/** Lines without marks, one order each, below the menu (喊單). */
function readUnmarked(rows: MarkedLine[], chain: RawChain): RawChain | null {
  const lastMenu = rows.findLastIndex(
    (row) => !row.blank && (isMenuRow(row.line.text) || isExample(row.line.text) || /格式|^#接龙/.test(row.line.text)),
  );
  const gap = rows.findIndex((row, index) => index > lastMenu && row.blank);
  const from =
    gap >= 0 && rows.slice(lastMenu + 1, gap).every((row) => !hasOrderContent(row.line.text)) ? gap + 1 : lastMenu + 1;
  const body = rows.slice(from).filter((row) => !row.blank);
  const ordered = body.filter((row) => hasOrderContent(row.line.text));
  if (body.length < 2 || ordered.length < body.length * 0.6) return null;
  for (const row of rows.slice(0, from)) chain.header.push(row.line);
  for (const row of body) {
    if (isExample(row.line.text)) chain.header.push(row.line);
    else if (
      (isFooter(row.line.text) || isStatistics(row.line.text)) &&
      !/^\S{1,10}\s+[A-Za-z]\+?\d/.test(row.line.text)
    )
      chain.footer.push(row.line);
    else pushEntry(chain, null, row.line.start, row.line.start, row.line.end, row.line.number, -1);
  }
  return chain;
}

function collect(rows: MarkedLine[], menu: Set<MarkedLine>, chain: RawChain): void {
  const primary = primaryStyle(rows, menu);
  const numbers = new Set(rows.filter((row) => row.mark?.style === primary && !menu.has(row)).map(seqOf));
  let entry: RawEntry | null = null;
  let gap = false;
  let closed = false;
  let opening = 0;
  let nested = 0;
  let section = -1;
  const menuAbove = rows
    .slice(
      0,
      rows.findIndex((row) => row.mark !== null),
    )
    .some((row) => isMenuRow(row.line.text));
  for (const [index, row] of rows.entries()) {
    const text = row.line.text;
    const placed = chain.footer.length + chain.remarks.length;
    if (row.blank) {
      gap = true;
      continue;
    }
    if (closed) gap = true;
    if (menu.has(row)) {
      (entry === null ? chain.header : chain.footer).push(row.line);
      continue;
    }
    nested =
      row.mark !== null && entry !== null && row.mark.style !== primary && isNested(row.mark.seq, nested, numbers)
        ? row.mark.seq
        : 0;
    const starts =
      row.mark !== null &&
      nested === 0 &&
      (row.mark.style === primary || entry === null || row.mark.seq >= (entry.seq ?? 0));
    if (row.mark !== null && isExample(bodyOf(row))) {
      (entry === null ? chain.header : chain.footer).push(row.line);
    } else if (starts && row.mark !== null) {
      pushEntry(
        chain,
        row.mark.seq,
        row.line.start,
        row.line.start + row.mark.length,
        row.line.end,
        row.line.number,
        section,
      );
      entry = chain.entries.at(-1) as RawEntry;
      opening = 0;
    } else if (entry === null) chain.header.push(row.line);
    else if (row.mark === null && isRemark(text) && opening === 0) chain.remarks.push(row.line);
    else if (row.mark === null && (opening > 0 || isHeading(rows, index, gap) || opensSection(rows, index, gap))) {
      if (opening > 0) (chain.headings.at(-1) as SourceLine[]).push(row.line);
      else chain.headings.push([row.line]);
      section = chain.headings.length - 1;
      opening = 1;
      continue;
    } else if (isStatistics(text) || (isFooter(text) && !/地址|收件/.test(text))) chain.footer.push(row.line);
    else if ((gap && isMenuRow(text)) || (row.mark === null && !menuAbove && isPriceList(text)))
      chain.footer.push(row.line);
    else if (gap && isTargeted(text) && row.mark === null) chain.remarks.push(row.line);
    else if (gap && !hasOrderContent(text)) chain.footer.push(row.line);
    else if (gap && row.mark === null) chain.remarks.push(row.line);
    else {
      entry.end = row.line.end;
      entry.lines.push(row.line.number);
    }
    closed = row.mark === null && chain.footer.length + chain.remarks.length > placed;
    gap = false;
  }
}

/** `1) 2)` below an entry of a list marked otherwise belongs to that entry. */
function isNested(seq: number, previous: number, numbers: Set<number>): boolean {
  return (seq === 1 && numbers.has(1)) || (previous > 0 && seq === previous + 1);
}

function primaryStyle(rows: MarkedLine[], menu: Set<MarkedLine>): MarkStyle {
  const counts = new Map<MarkStyle, number>();
  let best: MarkStyle = 'dot';
  for (const row of rows) {
    if (row.mark === null || menu.has(row)) continue;
    const count = (counts.get(row.mark.style) ?? 0) + 1;
    counts.set(row.mark.style, count);
    if (count > (counts.get(best) ?? 0) || best === row.mark.style) best = row.mark.style;
  }
  return best;
}
