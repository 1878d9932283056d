import { headerName } from '../vocabulary/header-name.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { isFilled } from './grid.ts';
import type { Grid } from './grid.ts';
import { filledCount, headerTexts } from './header-texts.ts';
import { matchHeader } from './match-header.ts';

export interface FoundHeader {
  /** 0-based. */
  row: number;
  score: number;
}

const searchedRows = 20;

/**
 * The header among the first 20 rows: the row whose texts name the most fields. A table whose names are all unknown
 * is found by its shape, so that the seller can map it. Null when nothing looks like a header.
 */
export function findHeader<Field extends string>(grid: Grid, vocabulary: Vocabulary<Field>): FoundHeader | null {
  let best: FoundHeader | null = null;
  const last = Math.min(grid.rows.length, searchedRows);
  for (let row = 0; row < last; row++) {
    if (filledCount(grid, row) === 0) continue;
    const score = headerScore(grid, row, vocabulary);
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  return best ?? findByShape(grid, last);
}

/** Three for each field named, one for each header known to be of no use or guessed. Zero when too little is named. */
function headerScore<Field extends string>(grid: Grid, row: number, vocabulary: Vocabulary<Field>): number {
  const fields = new Set<string>();
  let others = 0;
  for (const { text, group } of headerTexts(grid, row)) {
    if (text === '') continue;
    const grouped = group === '' ? null : matchHeader(group + text, vocabulary);
    const match = grouped?.known ? grouped : matchHeader(text, vocabulary);
    if (match.field !== null && match.known) fields.add(match.field);
    else if (match.known || match.field !== null || isContextWord(text, vocabulary)) others++;
  }
  if (fields.size >= 2) return fields.size * 3 + others;
  const plausible = fields.size === 1 && isHeaderLike(grid, row) && filledCount(grid, row + 1) > 0;
  return plausible ? 3 + others : 0;
}

function isContextWord<Field extends string>(text: string, vocabulary: Vocabulary<Field>): boolean {
  return vocabulary.inContext?.(headerName(text), () => false) !== undefined;
}

/** Short distinct words without long numbers. */
function isHeaderLike(grid: Grid, row: number): boolean {
  const texts = (grid.rows[row] ?? []).filter(isFilled).map((cell) => cell.text.trim());
  const short = texts.every((text) => text.length <= 12 && !/\d{3}/u.test(text) && !/[。!！?？,，;；]/u.test(text));
  return short && new Set(texts).size === texts.length;
}

function findByShape(grid: Grid, last: number): FoundHeader | null {
  for (let row = 0; row < last; row++) {
    const width = filledCount(grid, row);
    if (width < 2 || !isHeaderLike(grid, row)) continue;
    if (filledCount(grid, row + 1) >= 2 && filledCount(grid, row + 1) <= width) return { row, score: 0 };
  }
  return null;
}
