import { unresolved } from '../resolve/state.ts';
import type { State } from '../resolve/state.ts';

/** Rows of cells under no heading that could be read: which cell is what cannot be told, so each row is asked about. */
export function reportLooseRows(state: State): void {
  const rows = state.source.lines.filter(
    (line) => state.nonOrder.has(line.number) && (line.text.match(/\t(?=\s*\S)/g)?.length ?? 0) >= 2,
  );
  if (rows.length < 2) return;
  for (const line of rows) {
    if (!/\d/.test(line.text) || /^\s*\d{1,2}:\d{2}/.test(line.text)) continue;
    state.nonOrder.delete(line.number);
    unresolved(state, { reason: 'unparsed_text', start: line.start, end: line.end });
  }
}
