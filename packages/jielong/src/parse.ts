import { lineAt, normalise, originalRange } from './normalise/source.ts';
import type { DetailedResult, Fragment, ParseOptions, Prediction } from './types.ts';

/**
 * Read a chain, a stretch of group chat or an exported table into orders. Nothing is guessed: what is not certain
 * carries a review fragment with its exact place in the text.
 */
export function parse(text: string, options: ParseOptions = {}): Prediction {
  return parseDetailed(text, options).result;
}

/** As `parse`, with gapless spans over the original and the questions a leader has to answer. */
export function parseDetailed(text: string, options: ParseOptions = {}): DetailedResult {
  void options;
  const source = normalise(text);
  const unresolved: Fragment[] = [];
  for (const line of source.lines) {
    if (line.text.trim() === '') continue;
    const range = originalRange(source, line.start, line.end);
    const fragment: Fragment = {
      text: text.slice(range.start, range.end),
      ...range,
      source_line: lineAt(source, line.start),
      reason: 'unparsed_text',
    };
    unresolved.push(fragment);
  }
  const result: Prediction = { schema: 'jielong-pred/1', offerings: [], lines: [], unresolved, non_order_lines: [] };
  const questions = unresolved.map((fragment) => ({ line: null, fragment, candidates: [] }));
  return { result, spans: [], questions };
}
