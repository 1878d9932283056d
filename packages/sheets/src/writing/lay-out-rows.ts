import { cellOutput } from './cell-output.ts';
import type { CellOutput } from './cell-output.ts';
import type { WriteSheet } from './sheet-spec.ts';
import { isNumeric } from './sheet-styles.ts';

export type LaidRow =
  | { role: 'body'; cells: CellOutput[]; cutAbove: boolean }
  | { role: 'sum'; label: string; firstRow: number; lastRow: number; sums: (number | null)[]; breakAfter: boolean }
  | { role: 'break' };

interface Block {
  label: string;
  firstRow: number;
  thousandths: number[];
}

/**
 * The rows below the header in the order they are written: groups with their cut lines, subtotals and page breaks,
 * then the totals. `firstRow` is the 1-based row of the first. Sums are kept in thousandths, free of binary noise.
 */
export function* layOutRows(spec: WriteSheet, firstRow: number, timeZone: string): Generator<LaidRow> {
  const { groups } = spec;
  const all: Block = newBlock(spec, '', firstRow);
  let block: Block | null = null;
  let row = firstRow;
  for (const values of spec.rows) {
    const label = groups ? String(values[groups.column] ?? '') : '';
    const opens = block === null || block.label !== label;
    if (block && opens) {
      if (groups?.subtotals)
        yield sumRow(spec, block, { label: '小计', lastRow: row++ - 1, breakAfter: groups.pageBreak ?? false });
      else if (groups?.pageBreak) yield { role: 'break' };
    }
    const cutAbove = block !== null && opens;
    if (block === null || opens) block = newBlock(spec, label, row);
    const cells = spec.columns.map(({ kind }, index) => cellOutput(values[index], kind, timeZone));
    addUp(block, cells);
    addUp(all, cells);
    yield { role: 'body', cells, cutAbove };
    row++;
  }
  if (block && groups?.subtotals) yield sumRow(spec, block, { label: '小计', lastRow: row++ - 1, breakAfter: false });
  if (spec.totals) yield sumRow(spec, all, { label: '合计', lastRow: Math.max(firstRow, row - 1), breakAfter: false });
}

function newBlock(spec: WriteSheet, label: string, firstRow: number): Block {
  return { label, firstRow, thousandths: spec.columns.map(() => 0) };
}

function addUp(block: Block, cells: CellOutput[]): void {
  cells.forEach((value, index) => {
    if (typeof value === 'number')
      block.thousandths[index] = (block.thousandths[index] ?? 0) + Math.round(value * 1000);
  });
}

function sumRow(
  spec: WriteSheet,
  block: Block,
  about: { label: string; lastRow: number; breakAfter: boolean },
): LaidRow {
  const sums = spec.columns.map(({ kind, total }, index) =>
    isNumeric(kind) && total !== false ? (block.thousandths[index] ?? 0) / 1000 : null,
  );
  return { role: 'sum', firstRow: block.firstRow, sums, ...about };
}
