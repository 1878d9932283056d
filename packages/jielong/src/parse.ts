import { normalise } from './normalise/source.ts';
import { resolveDocument } from './resolve/document.ts';
import { writeResult } from './resolve/output.ts';
import { gaplessSpans } from './resolve/spans.ts';
import type { State } from './resolve/state.ts';
import type { DetailedResult, ParseOptions, Prediction } from './types.ts';

/**
 * Read a chain, a stretch of group chat or an exported table into orders. Nothing is guessed: what is not certain
 * carries a review fragment with its exact place in the text.
 */
export function parse(text: string, options: ParseOptions = {}): Prediction {
  return writeResult(resolve(text, options, false)).result;
}

/** As `parse`, with gapless spans over the original and the questions a leader has to answer. */
export function parseDetailed(text: string, options: ParseOptions = {}): DetailedResult {
  const state = resolve(text, options, true);
  const { result, questions } = writeResult(state);
  return { result, questions, spans: gaplessSpans(state, result) };
}

function resolve(text: string, options: ParseOptions, detailed: boolean): State {
  const source = normalise(text);
  const state: State = {
    source,
    lower: lowerCase(source.text),
    options,
    detailed,
    chains: [],
    drafts: [],
    unresolved: [],
    nonOrder: new Set(),
    marks: [],
    leaders: new Set(),
  };
  resolveDocument(state);
  return state;
}

/** Lower case without a change of length, so that offsets stay true. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) =>
    character.toLowerCase().length === character.length ? character.toLowerCase() : character,
  ).join('');
}
