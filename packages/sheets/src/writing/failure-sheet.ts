import type { SheetReading } from '../sheet-reading.ts';
import type { WriteSheet } from './sheet-spec.ts';

export interface RowFailure {
  /** 1-based sheet row, as in `rowNumbers`. */
  row: number;
  reason: string;
}

/** The rows that failed, in the columns they came in and with the reason, to be mended and imported again. */
export function failureSheet<Field extends string, Row>(
  reading: SheetReading<Field, Row>,
  failures: readonly RowFailure[],
): WriteSheet {
  const reasons = new Map<number, string[]>();
  for (const { row, reason } of failures) reasons.set(row, [...(reasons.get(row) ?? []), reason]);
  const rows = reading.rowNumbers.flatMap((row, index) => {
    const reason = reasons.get(row);
    return reason ? [[...(reading.rawRows[index] ?? []), String(row), reason.join('；')]] : [];
  });
  const titles = [...reading.columns.map(({ header }) => header), '原行数', '失败原因'];
  return { name: '没有导入的行', columns: titles.map((title) => ({ title, kind: 'text' as const })), rows };
}
