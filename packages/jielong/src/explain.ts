import { parseDetailed } from './parse.ts';
import type { DetailedResult, ParseOptions, Span } from './types.ts';

/** How one order line was read: its spans in text order and what the runner-up of each was. */
export interface Explanation {
  line: number;
  spans: Span[];
}

/** Spans over the original text (UTF-16 offsets), gapless and without overlap, for colouring what was pasted. */
export function annotate(text: string, options: ParseOptions = {}): Span[] {
  return parseDetailed(text, options).spans;
}

/** The spans of one order line (index into `result.lines`), with readings and runners-up. */
export function explain(detailed: DetailedResult, line: number): Explanation {
  return { line, spans: detailed.spans.filter((span) => span.line === line) };
}
