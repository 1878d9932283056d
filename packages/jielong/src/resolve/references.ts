import type { SettledItem } from '../read/reading.ts';
import type { ReferenceTarget } from '../scan/token.ts';
import { personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import type { ChainState, State } from './state.ts';

/** The items a reference copies, as they stand now; flags the line where the target is not certain. */
export function resolveReference(
  state: State,
  chain: ChainState,
  draft: Draft,
  reference: { target: ReferenceTarget; start: number; end: number },
): SettledItem[] {
  const found = findTarget(chain, draft, reference.target);
  const flag = (): SettledItem[] => {
    draft.flags.push({ reason: 'ambiguous_reference', start: reference.start, end: reference.end, candidates: [] });
    return [];
  };
  void state;
  if (found.length !== 1) return flag();
  const target = found[0] as Draft;
  if (target.status !== 'active' || target.items.length === 0) return flag();
  if (target.flags.some((item) => item.reason !== 'duplicate_entry' && item.reason !== 'sum_mismatch')) flag();
  return target.items.map((item) => ({ ...item, basis: 'derived', start: reference.start, end: reference.end }));
}

function findTarget(chain: ChainState, draft: Draft, target: ReferenceTarget): Draft[] {
  const current = (list: Draft[]): Draft[] =>
    list.filter((other) => other !== draft && other.version === chain.version && other.placedBy === null);
  switch (target.to) {
    case 'above': {
      for (let at = chain.drafts.length - 1; at >= 0; at--) {
        const other = chain.drafts[at] as Draft;
        if (other.placedBy === null && other.version === chain.version && other.section === draft.section)
          return [other];
      }
      return [];
    }
    case 'seq': {
      const numbered = current(chain.bySeq.get(target.seq) ?? []).filter(
        (other) => other.section === draft.section || chain.context.sections.length === 1,
      );
      return numbered.length > 0 || target.seq < 100 ? numbered : byRoom(current(chain.drafts), target.seq, draft);
    }
    case 'person': {
      const key = personKey(target.name);
      const named = current(chain.byPerson.get(key) ?? []);
      if (named.length > 0) return named;
      return current(
        chain.drafts
          .slice(-500)
          .filter((other) => other.key.startsWith(key) || (other.key.endsWith(key) && key.length > 1)),
      );
    }
    case 'outside':
      return [];
  }
}

/** `同403`: no entry has that number, the people of that room are meant. */
function byRoom(drafts: Draft[], room: number, draft: Draft): Draft[] {
  return drafts.filter(
    (other) => other.place?.room === String(room) && (draft.place?.building ?? null) === other.place.building,
  );
}

/** `地址同1号` takes over address and place; the rest stays one's own. */
export function copyAddress(chain: ChainState, draft: Draft, target: ReferenceTarget): void {
  const found = findTarget(chain, draft, target);
  const other = found.length === 1 ? (found[0] as Draft) : null;
  if (other === null || (other.address === null && other.place === null)) {
    draft.flags.push({ reason: 'ambiguous_reference', start: draft.start, end: draft.end, candidates: [] });
    return;
  }
  draft.address = other.address;
  draft.place = other.place;
}
