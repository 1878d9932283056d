import { mobileNumber } from '../cells/read-phone.ts';
import { plainText } from '../cells/plain-text.ts';
import type { SheetColumn } from '../sheet-reading.ts';
import { headerFenPerUnit, headerName } from '../vocabulary/header-name.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { isFilled } from './grid.ts';
import type { Grid } from './grid.ts';
import { headerTexts } from './header-texts.ts';
import { findPlatform, matchHeader } from './match-header.ts';
import type { HeaderMatch } from './match-header.ts';

/** A column with all that reading its cells needs. */
export interface ReadColumn<Field extends string> extends HeaderMatch<Field> {
  header: string;
  /** 0-based. */
  column: number;
  fenPerUnit: 1 | 100;
  mappedAway?: true;
}

export interface ReadColumns<Field extends string> {
  columns: ReadColumn<Field>[];
  platform: string | null;
  /** Whether the header takes names from the row above it. */
  upperRow: boolean;
}

export interface ColumnOptions {
  headerRow: number;
  mapping?: Record<string, string | null>;
}

/** What every column means: by its header, the platform, the columns beside it, its cells and the caller's mapping. */
export function readColumns<Field extends string>(
  grid: Grid,
  vocabulary: Vocabulary<Field>,
  options: ColumnOptions,
): ReadColumns<Field> {
  const headers = headerTexts(grid, options.headerRow);
  const width = grid.rows.reduce((widest, row) => Math.max(widest, lastFilled(row)), headers.length);
  const platform = findPlatform(
    headers.map(({ text }) => text),
    vocabulary,
  );
  const columns: ReadColumn<Field>[] = [];
  for (let column = 0; column < width; column++) {
    const { text, group } = headers[column] ?? { text: '', group: '' };
    const grouped = group === '' || text === '' ? null : matchHeader(group + text, vocabulary, platform);
    const header = grouped?.known ? group + text : text;
    const match = grouped?.known ? grouped : matchHeader(text, vocabulary, platform);
    columns.push({ ...match, header, column, fenPerUnit: headerFenPerUnit(header) });
  }
  applyMapping(columns, vocabulary, options.mapping);
  settleContext(columns, vocabulary);
  guessPhones(columns, vocabulary, grid, options.headerRow);
  dropWeakGuesses(columns);
  return {
    columns: columns.filter((one) => one.header !== '' || hasCells(grid, one.column)),
    upperRow: columns.some((one) => isFromAbove(one, grid, options.headerRow)),
    platform: platform?.name ?? null,
  };
}

/** A header that its own row does not hold, or holds only in part. */
function isFromAbove<Field extends string>(column: ReadColumn<Field>, grid: Grid, headerRow: number): boolean {
  if (column.header === '') return false;
  const own = grid.rows[headerRow]?.[column.column];
  return !isFilled(own) || !headerName(own.text).startsWith(headerName(column.header));
}

function lastFilled(row: Grid['rows'][number] | undefined): number {
  return (row?.findLastIndex(isFilled) ?? -1) + 1;
}

function hasCells(grid: Grid, column: number): boolean {
  return grid.rows.some((row) => isFilled(row?.[column]));
}

/** The caller's word is final; a name that is no field of this vocabulary sets the column aside. */
function applyMapping<Field extends string>(
  columns: ReadColumn<Field>[],
  vocabulary: Vocabulary<Field>,
  mapping: Record<string, string | null> | undefined,
): void {
  if (!mapping) return;
  const answers = new Map(Object.entries(mapping).map(([header, field]) => [headerName(header), field]));
  for (const column of columns) {
    const answer = answers.get(headerName(column.header));
    if (answer === undefined) continue;
    const field = answer !== null && Object.hasOwn(vocabulary.kinds, answer) ? (answer as Field) : null;
    Object.assign(column, { field, certainty: 'exact', rank: -2, known: true });
    if (field === null) column.mappedAway = true;
    delete column.piece;
  }
}

function settleContext<Field extends string>(columns: ReadColumn<Field>[], vocabulary: Vocabulary<Field>): void {
  const has = (field: Field) => columns.some((column) => column.known && column.field === field);
  for (const column of columns) {
    if (column.known) continue;
    const field = vocabulary.inContext?.(headerName(column.header), has);
    if (field === undefined) continue;
    const certainty = field === 'quantity' || field === null ? 'guess' : 'alias';
    Object.assign(column, { field, certainty, rank: 600, known: field !== null });
  }
}

/** A column without a telling header whose cells are all mobile numbers is a phone column, as a guess. */
function guessPhones<Field extends string>(
  columns: ReadColumn<Field>[],
  vocabulary: Vocabulary<Field>,
  grid: Grid,
  headerRow: number,
): void {
  const phone = (Object.keys(vocabulary.kinds) as Field[]).find((field) => vocabulary.kinds[field] === 'phone');
  if (!phone || columns.some((column) => column.field === phone)) return;
  for (const column of columns) {
    if (column.known || column.field !== null || vocabulary.never.test(headerName(column.header))) continue;
    const cells = grid.rows
      .slice(headerRow + 1, headerRow + 51)
      .map((row) => row?.[column.column])
      .filter(isFilled);
    if (cells.length < 2 || !cells.every((cell) => mobileNumber(plainText(cell.text)))) continue;
    Object.assign(column, { field: phone, certainty: 'guess', rank: 950 });
    return;
  }
}

/** A guess stands only where no understood column feeds its field. */
function dropWeakGuesses<Field extends string>(columns: ReadColumn<Field>[]): void {
  const taken = new Set<Field>();
  for (const { field, known } of columns) if (field !== null && known) taken.add(field);
  for (const column of columns) {
    if (column.known || column.field === null) continue;
    if (taken.has(column.field)) column.field = null;
    else taken.add(column.field);
  }
}

/** The column as the caller sees it. */
export function sheetColumn<Field extends string>(column: ReadColumn<Field>): SheetColumn<Field> {
  const { header, field, certainty } = column;
  const shown: SheetColumn<Field> = {
    header,
    column: column.column + 1,
    field,
    certainty: field === null ? 'guess' : certainty,
  };
  if (field !== null) return shown;
  if (column.mappedAway) return { ...shown, certainty: 'exact', ignored: 'mapped-away' };
  return column.known
    ? { ...shown, certainty: 'exact', ignored: 'known-unused' }
    : { ...shown, ignored: 'not-understood' };
}
