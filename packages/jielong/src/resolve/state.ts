import { originalRange } from '../normalise/source.ts';
import type { Source } from '../normalise/source.ts';
import type { Flag, Range } from '../read/reading.ts';
import type { UnitOf } from '../read/settle.ts';
import type { ParseOptions, SpanKind } from '../types.ts';
import type { ChainContext } from './context.ts';
import type { Draft } from './draft.ts';

/** A chain with its versions, as far as the text has been read. */
export interface ChainState {
  index: number;
  topic: string;
  context: ChainContext;
  unitOf: UnitOf;
  version: number;
  /** Drafts by number and by person, so that long chains stay linear. */
  bySeq: Map<number, Draft[]>;
  byPerson: Map<string, Draft[]>;
  drafts: Draft[];
  /** Products offered by the latest message; what a lone number in chat means. */
  offer: number[];
}

/** A stretch that belongs to no order and what it is. */
export interface Mark {
  start: number;
  end: number;
  kind: SpanKind;
  reading: string;
}

/** Everything known while one text is resolved. */
export interface State {
  source: Source;
  lower: string;
  options: ParseOptions;
  /** Tokens are kept for the spans; without spans they are let go as soon as they are read. */
  detailed: boolean;
  chains: ChainState[];
  drafts: Draft[];
  unresolved: Flag[];
  nonOrder: Set<number>;
  marks: Mark[];
  leaders: Set<string>;
}

/** A stretch of the original text. */
export function written(state: State, range: Range): string {
  const { start, end } = originalRange(state.source, range.start, range.end);
  return state.source.original.slice(start, end).trim();
}

export function addDraft(state: State, chain: ChainState, draft: Draft): void {
  state.drafts.push(draft);
  chain.drafts.push(draft);
  if (draft.seq !== null) index(chain.bySeq, draft.seq, draft);
  if (draft.key !== '') index(chain.byPerson, draft.key, draft);
}

function index<Key>(map: Map<Key, Draft[]>, key: Key, draft: Draft): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [draft]);
  else list.push(draft);
}

/** Re-indexes a chain after a later snapshot has renumbered its entries. */
export function reindex(chain: ChainState): void {
  chain.bySeq.clear();
  for (const draft of chain.drafts)
    if (draft.seq !== null && draft.version === chain.version) index(chain.bySeq, draft.seq, draft);
}

export function unresolved(state: State, flag: Omit<Flag, 'candidates'> & { candidates?: number[] }): void {
  state.unresolved.push({ candidates: [], ...flag });
}

/** Nobody stands in a chain more often; the bound keeps reading linear where one name fills the text. */
const MOST_ORDERS = 60;

/** The latest orders of one person in the chain as it stands. */
export function ordersOf(chain: ChainState, key: string): Draft[] {
  if (key === '') return [];
  return (chain.byPerson.get(key) ?? []).slice(-MOST_ORDERS).filter((draft) => draft.version === chain.version);
}
