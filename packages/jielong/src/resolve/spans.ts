import { originalRange } from '../normalise/source.ts';
import type { Token } from '../scan/token.ts';
import type { Prediction, ReviewReason, Span, SpanKind } from '../types.ts';
import type { State } from './state.ts';
import { readingOf, runnerUpOf, runnerUpOfName } from './token-words.ts';

const KINDS: Partial<Record<Token['kind'], SpanKind>> = {
  item: 'item',
  badcode: 'code',
  number: 'quantity',
  spec: 'spec',
  phone: 'phone',
  tail: 'phone',
  tailLabel: 'phone',
  phoneLabel: 'phone',
  place: 'location',
  address: 'location',
  addressLabel: 'location',
  addressOf: 'location',
  laterAddress: 'location',
  laterPlace: 'location',
  pickup: 'location',
  recipientLabel: 'recipient',
  note: 'note',
  remark: 'note',
  time: 'note',
  text: 'note',
  paid: 'payment',
  unpaid: 'payment',
  partial: 'payment',
  amount: 'amount',
  total: 'amount',
  reference: 'reference',
  proxy: 'reference',
  change: 'edit',
  correct: 'edit',
  add: 'edit',
  less: 'edit',
  remove: 'edit',
  restore: 'edit',
  cancel: 'cancel',
  pending: 'cancel',
  each: 'quantity',
  all: 'item',
  vague: 'quantity',
  about: 'quantity',
  conditional: 'note',
  filler: 'noise',
  symbol: 'noise',
  and: 'noise',
};

interface Layer {
  start: number;
  end: number;
  kind: SpanKind;
  line: number | null;
  reading: string;
  runnerUp: string | null;
  reason: ReviewReason | null;
}

/**
 * Lays what was read over the original, most telling layer on top: questions, then tokens, then names and marks, then
 * the role of the line. The result has no gap and no overlap.
 */
export function gaplessSpans(state: State, result: Prediction): Span[] {
  const length = state.source.original.length;
  const layers: Layer[] = [];
  for (const mark of state.marks) layers.push(layer(state, mark.start, mark.end, mark.kind, null, mark.reading));
  for (const [line, draft] of state.drafts.entries()) {
    const context = state.chains[draft.chain]?.context;
    const lexicon = context?.lexicons[draft.section + 1] ?? context?.lexicons[0];
    const first = draft.buyerRange?.start ?? draft.tokens[0]?.start ?? draft.end;
    if (draft.seq !== null && draft.placedBy === null)
      layers.push(layer(state, draft.start, Math.min(first, draft.end), 'seq', line, String(draft.seq)));
    if (draft.buyerRange !== null)
      layers.push({
        ...layer(state, draft.buyerRange.start, draft.buyerRange.end, 'buyer', line, draft.buyer ?? ''),
        runnerUp: runnerUpOfName(lexicon, draft.buyer ?? ''),
      });
    for (const token of draft.tokens) {
      const kind = kindOf(token);
      if (kind === null) continue;
      layers.push({
        ...layer(state, token.start, token.end, kind, line, readingOf(lexicon, state.lower, token)),
        runnerUp: runnerUpOf(lexicon, state.lower, token),
      });
    }
  }
  for (const [line, order] of result.lines.entries()) {
    for (const fragment of order.review)
      layers.push({
        start: fragment.start,
        end: fragment.end,
        kind: 'review',
        line,
        reading: fragment.text,
        runnerUp: null,
        reason: fragment.reason,
      });
  }
  for (const fragment of result.unresolved)
    layers.push({
      start: fragment.start,
      end: fragment.end,
      kind: 'review',
      line: null,
      reading: fragment.text,
      runnerUp: null,
      reason: fragment.reason,
    });
  return paint(layers, length);
}

function layer(state: State, start: number, end: number, kind: SpanKind, line: number | null, reading: string): Layer {
  const range = originalRange(state.source, start, Math.max(start, end));
  return { ...range, kind, line, reading, runnerUp: null, reason: null };
}

function kindOf(token: Token): SpanKind | null {
  if (token.kind === 'item' && token.coded === true) return 'code';
  return KINDS[token.kind] ?? null;
}

/** Later layers cover earlier ones; a review layer keeps what lies below visible only outside of it. */
function paint(layers: Layer[], length: number): Span[] {
  const top = new Int32Array(length).fill(-1);
  for (const [index, item] of layers.entries())
    for (let at = item.start; at < item.end && at < length; at++) top[at] = index;
  const spans: Span[] = [];
  for (let at = 0; at < length;) {
    const index = top[at] as number;
    let end = at + 1;
    while (end < length && top[end] === index) end++;
    const found = layers[index];
    spans.push(
      found === undefined
        ? { start: at, end, kind: 'separator', line: null, reading: '', runnerUp: null, reason: null }
        : {
            start: at,
            end,
            kind: found.kind,
            line: found.line,
            reading: found.reading,
            runnerUp: found.runnerUp,
            reason: found.reason,
          },
    );
    at = end;
  }
  return spans;
}
