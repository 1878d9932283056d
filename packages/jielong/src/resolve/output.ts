import { lineAt, originalRange } from '../normalise/source.ts';
import type { Flag } from '../read/reading.ts';
import type { Fragment, Item, Location, Offering, OrderLine, Prediction, Question } from '../types.ts';
import { checkAmounts } from './amounts.ts';
import type { Draft } from './draft.ts';
import { vanishedLines } from './previous.ts';
import type { ChainState, State } from './state.ts';

/** Ids of offerings: the shop's own, else a running number. */
function offeringIds(state: State): Map<string, string> {
  const ids = new Map<string, string>();
  const used = new Set<string>();
  for (const chain of state.chains) {
    for (const product of chain.context.products) {
      const id = product.id !== null && !used.has(product.id) ? product.id : `o${ids.size + 1}`;
      used.add(id);
      ids.set(`${chain.index}/${product.index}`, id);
    }
  }
  return ids;
}

/** Writes the drafts out in the form of the schema. */
export function writeResult(state: State): { result: Prediction; questions: Question[]; order: Draft[] } {
  const ids = offeringIds(state);
  for (const draft of state.drafts) checkAmounts(state.chains[draft.chain] as ChainState, draft);
  const questions: Question[] = [];
  const lines = state.drafts.map((draft, index) => writeLine(state, ids, draft, index, questions));
  const unresolved: Fragment[] = [];
  for (const flag of state.unresolved) {
    const fragment = fragmentOf(state, flag);
    unresolved.push(fragment);
    questions.push({ line: null, fragment, candidates: [] });
  }
  if (state.options.previous !== undefined) addVanished(state, state.options.previous, ids, lines, questions);
  const used = new Set([
    ...lines.flatMap((line) => line.source_lines),
    ...unresolved.flatMap((fragment) => linesOf(state, fragment)),
  ]);
  const nonOrder: number[] = [];
  for (const line of state.source.lines)
    if (line.text.trim() !== '' && !used.has(line.number)) nonOrder.push(line.number);
  return {
    result: {
      schema: 'jielong-pred/1',
      offerings: writeOfferings(state, ids),
      lines,
      unresolved,
      non_order_lines: nonOrder,
    },
    questions,
    order: state.drafts,
  };
}

function addVanished(
  state: State,
  previous: Prediction,
  ids: Map<string, string>,
  lines: OrderLine[],
  questions: Question[],
): void {
  const next: Prediction = {
    schema: 'jielong-pred/1',
    offerings: writeOfferings(state, ids),
    lines,
    unresolved: [],
    non_order_lines: [],
  };
  for (const line of vanishedLines(previous, next, state.source.original)) {
    lines.push(line);
    for (const fragment of line.review) questions.push({ line: lines.length - 1, fragment, candidates: [] });
  }
}

function linesOf(state: State, fragment: Fragment): number[] {
  const lines: number[] = [];
  let offset = fragment.start;
  for (let line = fragment.source_line; line <= state.source.lines.length && offset < fragment.end; line++) {
    lines.push(line);
    const feed = state.source.original.indexOf('\n', offset);
    if (feed < 0) break;
    offset = feed + 1;
  }
  return lines;
}

function writeOfferings(state: State, ids: Map<string, string>): Offering[] {
  return state.chains.flatMap((chain) =>
    chain.context.products.map((product) => ({
      id: ids.get(`${chain.index}/${product.index}`) as string,
      code: product.code,
      name: product.name,
      aliases: product.aliases,
      spec: product.spec,
      price: product.price,
      unit: chain.unitOf(product.index),
      origin: product.origin,
    })),
  );
}

/** The fragment of the original behind a flag; never empty, never across the end. */
export function fragmentOf(state: State, flag: Flag): Fragment {
  const { text } = state.source;
  let { start, end } = flag;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end <= start) end = Math.min(text.length, start + 1);
  const range = originalRange(state.source, start, end);
  return {
    text: state.source.original.slice(range.start, range.end),
    start: range.start,
    end: range.end,
    source_line: lineAt(state.source, start),
    reason: flag.reason,
  };
}

function writeLine(
  state: State,
  ids: Map<string, string>,
  draft: Draft,
  index: number,
  questions: Question[],
): OrderLine {
  const review: Fragment[] = [];
  for (const flag of draft.flags) {
    const fragment = fragmentOf(state, flag);
    if (
      review
        .slice(-30)
        .some(
          (known) =>
            known.start <= fragment.start &&
            known.end >= fragment.end &&
            (known.reason === fragment.reason || known.start === fragment.start),
        )
    )
      continue;
    review.push(fragment);
    questions.push({
      line: index,
      fragment,
      candidates: flag.candidates.map((product) => ids.get(`${draft.chain}/${product}`) as string),
    });
  }
  const flagged = review.length > 0;
  return {
    seq: draft.seq,
    source_lines: [...draft.lines].sort((a, b) => a - b),
    buyer: draft.buyer,
    placed_by: draft.placedBy,
    recipient: draft.recipient,
    items: draft.items.map((item) => writeItem(ids, draft, item)),
    phone: draft.phone,
    phone_tail: draft.tail,
    location: writeLocation(draft),
    note: draft.notes.length === 0 ? null : draft.notes.join(' '),
    payment: draft.payment,
    paid_amount: draft.paidAmount,
    stated_amount: draft.stated?.value ?? null,
    status: draft.status,
    confidence: flagged ? 0.4 : 0.98,
    review,
  };
}

function writeItem(ids: Map<string, string>, draft: Draft, item: Draft['items'][number]): Item {
  return {
    offering: item.product === null ? null : (ids.get(`${draft.chain}/${item.product}`) ?? null),
    qty: item.quantity,
    unit: item.unit,
    basis: item.basis,
    note: item.note,
  };
}

function writeLocation(draft: Draft): Location | null {
  const { place, pickup, address } = draft;
  if (place === null && pickup === null && address === null) return null;
  const known = address === null ? place : null;
  return {
    area: known?.area ?? null,
    building: known?.building ?? null,
    unit: known?.unit ?? null,
    room: known?.room ?? null,
    pickup,
    address,
  };
}
