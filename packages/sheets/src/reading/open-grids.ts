import { SheetError } from '../sheet-error.ts';
import { decodeText } from './decode-text.ts';
import type { Grid } from './grid.ts';
import { readDelimited } from './read-delimited.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';
import { unlockWorkbook } from './xlsx/unlock-workbook.ts';

export interface OpenOptions {
  maxRows: number;
  maxBytes: number;
  password?: string;
  /** Says how well a grid reads, to choose the delimiter of a text. */
  score: (grid: Grid) => number;
}

export const maxColumns = 300;

/** Opens bytes or text of any kind as grids: one for a text, one per sheet for a workbook. Throws `SheetError`. */
export async function openGrids(input: Uint8Array | string, options: OpenOptions): Promise<Grid[]> {
  if (input.length > options.maxBytes) throw new SheetError('sheets.too_large', { bytes: input.length });
  if (typeof input === 'string') return [readText(input, options)];
  if (input.length === 0) throw new SheetError('sheets.empty');
  const limits = { maxRows: options.maxRows, maxColumns };
  if (hasMark(input, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(input, limits);
  if (hasMark(input, [0xd0, 0xcf, 0x11, 0xe0])) return readXlsx(await unlockWorkbook(input, options.password), limits);
  return [readText(decodeText(input), options)];
}

function hasMark(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function readText(text: string, options: OpenOptions): Grid {
  if (text.includes('\0')) throw new SheetError('sheets.not_a_sheet');
  if (text.trim() === '') throw new SheetError('sheets.empty');
  if (/^\s*(<!doctype|<html|<\?xml|<table|<meta)/iu.test(text)) throw new SheetError('sheets.web_page');
  return readDelimited(text, { maxRows: options.maxRows, maxColumns, score: options.score });
}
