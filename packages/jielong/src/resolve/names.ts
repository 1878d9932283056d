import { keywordAt } from '../lexicon/keywords.ts';
import type { EntryReading } from '../read/entry.ts';
import type { State } from './state.ts';

/** Tokens are kept only where somebody wants to see how the text was read. */
export function slim(state: State, entry: EntryReading): EntryReading {
  if (state.detailed) return entry;
  entry.tokens = [];
  entry.name.own = null;
  entry.name.rest = null;
  return entry;
}

/** Names that some entry sets apart by a blank or a comma. */
export function delimitedNames(state: State, readings: { entry: EntryReading }[]): Set<string> {
  const names = new Set<string>();
  for (const { entry } of readings) {
    const { buyer } = entry.name;
    if (buyer === null || buyer.end - buyer.start < 2 || buyer.end - buyer.start > 12) continue;
    if (/[\s,，:]/.test(state.lower.charAt(buyer.end))) names.add(state.lower.slice(buyer.start, buyer.end));
  }
  return names;
}

const VERBS = new Set(['change', 'correct', 'add', 'less', 'remove', 'cancel', 'restore', 'paid', 'unpaid', 'partial']);

/** `月月改2`: a name known from another entry with a verb glued behind it; null where the name stands as it is. */
export function knownBefore(state: State, entry: EntryReading, names: Set<string>): string | null {
  const { buyer } = entry.name;
  if (buyer === null) return null;
  for (let end = buyer.end - 1; end >= buyer.start + 2 && end > buyer.end - 8; end--) {
    const known = state.lower.slice(buyer.start, end);
    if (!names.has(known)) continue;
    const verb = keywordAt(state.lower, end);
    return verb !== null && VERBS.has(verb.kind) && end + verb.word.length <= buyer.end ? known : null;
  }
  return null;
}

/** A single entry with its name at the end is asked about unless the words can only be a name. */
export function askForDoubtfulNames(entries: EntryReading[]): void {
  const trailing = entries.filter((entry) => entry.name.trailing !== null);
  if (trailing.length >= 2) return;
  for (const { name, reading } of trailing)
    if (name.trailing === 'likely' && name.buyer !== null)
      reading.flags.push({ reason: 'missing_buyer', ...name.buyer, candidates: [] });
}
