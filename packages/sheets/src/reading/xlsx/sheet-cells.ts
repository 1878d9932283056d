import { SheetError } from '../../sheet-error.ts';
import type { Grid, GridCell } from '../grid.ts';
import { cellContent } from './cell-content.ts';
import type { CellContext, StoredCell } from './cell-content.ts';
import { columnIndex, coverMerges, mergedRange } from './merged-ranges.ts';
import type { MergedRange } from './merged-ranges.ts';
import { walkXml } from './walk-xml.ts';

export interface XlsxLimits {
  maxRows: number;
  maxColumns: number;
}

const maxCells = 2_000_000;
const maxMerges = 50_000;
/** Rows that titles, headers and totals may take beside the data. */
const rowAllowance = 200;

/**
 * The filled cells of one sheet part. Empty cells and rows cost nothing, however many are formatted. Throws
 * `sheets.too_many_rows`, `sheets.too_many_columns`, `sheets.too_large` as soon as a limit is passed.
 */
export async function sheetCells(bytes: Uint8Array, context: CellContext, limits: XlsxLimits): Promise<Grid['rows']> {
  const reader = new SheetReader(context, limits);
  await walkXml(bytes, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  coverMerges(reader.rows, reader.merges, limits.maxColumns);
  return reader.rows;
}

type Attributes = Readonly<Record<string, string>>;

class SheetReader {
  readonly rows: (GridCell | undefined)[][] = [];
  readonly merges: MergedRange[] = [];
  private readonly context: CellContext;
  private readonly limits: XlsxLimits;
  private row = -1;
  private column = -1;
  private cell: StoredCell | null = null;
  private inValue = false;
  private inAid = false;
  private cells = 0;
  private filledRows = 0;

  constructor(context: CellContext, limits: XlsxLimits) {
    this.context = context;
    this.limits = limits;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.row = attributes['r'] === undefined ? this.row + 1 : Number(attributes['r']) - 1;
      this.column = -1;
    } else if (name === 'c') {
      const { r: address, s: style = '0', t: type = 'n' } = attributes;
      this.column = address === undefined ? this.column + 1 : columnIndex(address.replace(/\d+$/u, ''));
      this.cell = { type, style: Number(style), value: null, hasFormula: false };
    } else if (name === 'mergeCell') {
      const range = mergedRange(attributes['ref'] ?? '');
      if (range && this.merges.length < maxMerges) this.merges.push(range);
    } else if (this.cell) this.openInCell(this.cell, name);
  }

  private openInCell(cell: StoredCell, name: string): void {
    if (name === 'f') cell.hasFormula = true;
    else if (name === 'rPh') this.inAid = true;
    else if (name === 'v' || (name === 't' && !this.inAid)) {
      this.inValue = true;
      cell.value ??= '';
    }
  }

  text(text: string): void {
    if (this.inValue && this.cell) this.cell.value = (this.cell.value ?? '') + text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inAid = false;
    else if (name === 'c' && this.cell) {
      const content = cellContent(this.cell, this.context);
      this.cell = null;
      if (content) this.keep(content);
    }
  }

  private keep(content: GridCell): void {
    const { maxRows, maxColumns } = this.limits;
    if (!(this.row >= 0 && this.column >= 0)) throw new SheetError('sheets.damaged', { reason: 'cell address' });
    if (this.column >= maxColumns) throw new SheetError('sheets.too_many_columns', { columns: this.column + 1 });
    if (++this.cells > maxCells) throw new SheetError('sheets.too_large', { cells: this.cells });
    let cells = this.rows[this.row];
    if (!cells) {
      if (++this.filledRows > maxRows + rowAllowance) throw new SheetError('sheets.too_many_rows', { maxRows });
      this.rows[this.row] = cells = [];
    }
    cells[this.column] = content;
  }
}
