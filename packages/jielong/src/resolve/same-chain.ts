import type { RawChain } from '../segment/chain.ts';
import type { Draft } from './draft.ts';
import type { ChainState, State } from './state.ts';

/**
 * A later copy whose header was rewritten (延长到9点) is still the same chain: most of its entries stand at the same
 * number with the same name.
 */
export function sharesEntries(state: State, chain: ChainState, raw: RawChain): boolean {
  const numbered = chain.drafts.filter((draft) => draft.version === chain.version && draft.seq !== null);
  const smaller = Math.min(numbered.length, raw.entries.length);
  if (smaller < 2) return false;
  let shared = 0;
  for (const entry of raw.entries) {
    if (entry.seq === null) continue;
    const head = state.lower.slice(entry.start, Math.min(entry.end, entry.start + 40));
    if (chain.bySeq.get(entry.seq)?.some((draft) => draft.key !== '' && head.includes(draft.key)) === true) shared++;
  }
  return shared >= Math.max(2, smaller * 0.7) && sameOffer(chain, state, raw);
}

/** The rewritten header still names what was on offer; another sale among the same people is another chain. */
function sameOffer(chain: ChainState, state: State, raw: RawChain): boolean {
  const header = raw.header.map((line) => state.lower.slice(line.start, line.end)).join('\n');
  const named = chain.context.products.filter((product) => header.includes(product.key));
  return named.length >= Math.max(1, chain.context.products.length * 0.5);
}

/** An entry that a later copy no longer holds. */
export function vanish(draft: Draft): void {
  if (draft.status === 'cancelled') return;
  draft.status = null;
  draft.flags.push({ reason: 'dropped_in_later_snapshot', start: draft.start, end: draft.end, candidates: [] });
}

export function isDropped(draft: Draft): boolean {
  return draft.status === null && draft.flags.some((flag) => flag.reason === 'dropped_in_later_snapshot');
}

/** Two people wrote at the same time and one was overwritten; the next copy holds both again. */
export function comeBack(draft: Draft): void {
  if (!isDropped(draft)) return;
  draft.status = 'active';
  draft.flags = draft.flags.filter((flag) => flag.reason !== 'dropped_in_later_snapshot');
}
