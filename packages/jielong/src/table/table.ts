import type { SourceLine } from '../normalise/source.ts';
import { columnOf, judgeColumns, splitCells } from './table-columns.ts';
import type { Cell, Field, TableColumn } from './table-columns.ts';

export interface Table {
  head: SourceLine;
  columns: TableColumn[];
  rows: { line: SourceLine; cells: Cell[]; section: string | null }[];
  /** Lines between the rows that head those below them. */
  sections: SourceLine[];
  /** Lines of the text that are not part of the table. */
  before: SourceLine[];
  after: SourceLine[];
  separator: string;
}

const WHO = new Set<Field>(['buyer', 'name', 'recipient', 'seq', 'order', 'room', 'place']);

/** Reads a pasted table (tabs, bars or commas) with a heading row; null if there is none. */
export function readTable(lines: SourceLine[]): Table | null {
  for (const [index, line] of lines.entries()) {
    if (index > 30) return null;
    for (const separator of ['\t', '|', ','] as const) {
      if (!line.text.includes(separator)) continue;
      const columns = splitCells(line, separator).map(columnOf);
      const known = columns.filter(
        ({ field }) => field !== 'product' && field !== 'ignored' && field !== 'unknown',
      ).length;
      if (columns.length < 3 || !columns.some(({ field }) => WHO.has(field))) continue;
      if (known < KNOWN_COLUMNS[separator] && !isPlainSheet(lines, index, columns, separator)) continue;
      return collectRows(lines, index, columns, separator);
    }
  }
  return null;
}

/** How many headings have to be known before a row of words counts as the head of a table. */
const KNOWN_COLUMNS = { '\t': 2, '|': 2, ',': 4 };

/** Names and goods alone: every row below has as many cells, and what stands below the goods is counted. */
function isPlainSheet(lines: SourceLine[], head: number, columns: TableColumn[], separator: string): boolean {
  if (separator === ',' || columns.some(({ title }) => /\d{2}:\d{2}/.test(title))) return false;
  const rows = lines.slice(head + 1, head + 6).filter((line) => line.text.trim() !== '');
  const cells = rows.map((line) => splitCells(line, separator));
  return (
    cells.length > 0 &&
    cells.every((row) => row.length > 1 && row.length <= columns.length) &&
    cells.some((row) => row.slice(1).some(({ text }) => /^\d{1,3}\p{L}?$/u.test(text)))
  );
}

/** `3号楼`, `【南门自提】` alone in a row: it heads the rows below. */
function isSection({ text }: Cell, alone: boolean): boolean {
  if (!alone && !/^【|号楼|栋|幢|座|单元|自提|取货|提货|[期区]$/.test(text)) return false;
  return text.length <= 16 && /\p{L}/u.test(text) && !/^(?:合计|总计|小计|共计)/.test(text);
}

function isRow(line: SourceLine, separator: string): boolean {
  return splitCells(line, separator).filter(({ text }) => text !== '').length > 1;
}

function collectRows(lines: SourceLine[], headIndex: number, columns: TableColumn[], separator: string): Table | null {
  const head = lines[headIndex] as SourceLine;
  const table: Table = {
    head,
    columns,
    rows: [],
    before: lines.slice(0, headIndex),
    after: [],
    sections: [],
    separator,
  };
  let section: string | null = null;
  for (const [index, line] of lines.entries()) {
    if (index <= headIndex || line.text.trim() === '') continue;
    if (separator === '|' && /^[\s|:-]+$/.test(line.text)) continue;
    const cells = splitCells(line, separator);
    const filled = cells.filter(({ text }) => text !== '');
    const next = lines.slice(index + 1).find((other) => other.text.trim() !== '');
    if (
      filled.length === 1 &&
      isSection(filled[0] as Cell, cells.length === 1) &&
      next !== undefined &&
      isRow(next, separator)
    ) {
      section = (filled[0] as Cell).text;
      table.sections.push(line);
    } else if (cells.length >= Math.min(2, columns.length - 1) && line.text.includes(separator))
      table.rows.push({ line, cells, section });
    else table.after.push(line);
  }
  if (table.rows.length === 0) return null;
  judgeColumns(
    columns,
    table.rows.map((row) => row.cells),
  );
  return table;
}
