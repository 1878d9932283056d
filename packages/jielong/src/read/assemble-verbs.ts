import { startClause } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { assembleFact } from './facts.ts';
import type { Mention, Verb } from './reading.ts';
import type { Token } from '../scan/token.ts';

const SKIPPED_AFTER_VERB = new Set<Token['kind']>(['space', 'filler', 'total', 'stop']);

const SKIPPED_AFTER_CORRECTION = new Set<Token['kind']>(['space', 'filler', 'total', 'comma']);

/** A verb opens a clause where something to act on follows; otherwise its words are a wish (加辣). */
export function takeVerb(assembly: Assembly, token: Token): void {
  const { tokens, index } = assembly;
  let next = index + 1;
  const skipped = token.kind === 'correct' ? SKIPPED_AFTER_CORRECTION : SKIPPED_AFTER_VERB;
  for (let kind = tokens[next]?.kind; kind !== undefined && skipped.has(kind); kind = tokens[next]?.kind) next++;
  const following = tokens[next]?.kind;
  const acts =
    following === 'item' ||
    following === 'number' ||
    following === 'badcode' ||
    following === 'spec' ||
    following === 'all' ||
    following === 'each';
  if (token.kind === 'change' || token.kind === 'correct') {
    const left = assembly.clause.verb === 'order' || assembly.clause.verb === 'add' ? takeLeft(assembly) : [];
    const removed = acts && left.length === 0 ? takeRemoved(assembly) : [];
    if (acts && assembly.reading.cancel !== null) assembly.reading.cancel = null;
    if (!acts) return assembleFact(assembly, { ...token, kind: 'text' });
    startClause(assembly, 'change', token.start);
    assembly.clause.left = removed.length === 1 ? removed : left;
    return;
  }
  if (!acts && token.kind === 'less' && leaves(assembly, token))
    return assembleFact(assembly, { ...token, kind: 'cancel' });
  if (!acts && token.kind === 'remove' && leavesOutKind(assembly, token)) return;
  if (!acts && token.kind === 'remove' && endsThere(tokens, index))
    return assembleFact(assembly, { ...token, kind: 'cancel' });
  if (!acts) return assembleFact(assembly, { ...token, kind: 'note', name: 'verb' });
  const pointer = token.kind === 'add' || token.kind === 'less' ? takePointer(assembly, token) : [];
  startClause(assembly, token.kind as Verb, token.start);
  assembly.clause.left = pointer;
}

/** `锅贴减1盒`: the product in front of the verb is what the number behind it means. */
function takePointer(assembly: Assembly, token: Token): Mention[] {
  const last = assembly.clause.mentions.at(-1);
  const before = assembly.tokens[assembly.index - 1];
  if (
    last === undefined ||
    !last.named ||
    last.quantity !== null ||
    last.vague ||
    (last.end !== token.start && before?.kind !== 'filler')
  )
    return [];
  assembly.clause.mentions.pop();
  return [last];
}

/** `A1 B1 退`: the whole order is handed back. */
function leaves(assembly: Assembly, token: Token): boolean {
  return assembly.text.slice(token.start, token.end) === '退' && endsThere(assembly.tokens, assembly.index);
}

/** `原味不要` behind an order of another kind: nothing to take off. */
function leavesOutKind(assembly: Assembly, token: Token): boolean {
  const { mentions } = assembly.clause;
  const last = mentions.at(-1);
  if (last === undefined || last.note === null || last.quantity !== null || last.end !== token.start) return false;
  if (mentions.length < 2 || mentions.some((mention) => mention !== last && mention.note === last.note)) return false;
  mentions.pop();
  return true;
}

/** A lone 不要 with nothing behind it. */
function endsThere(tokens: Token[], index: number): boolean {
  const next = tokens[index + 1]?.kind;
  return next === undefined || next === 'stop' || next === 'comma';
}

/** `驴打滚不要了，换艾窝窝`: what has just been taken off is what changes. */
function takeRemoved(assembly: Assembly): Mention[] {
  const { clauses } = assembly.reading;
  const before = clauses.at(-2);
  if (assembly.clause.verb !== 'order' || assembly.clause.mentions.length > 0 || before?.verb !== 'remove') return [];
  if (before.mentions.length !== 1) return [];
  clauses.splice(-2, 1);
  return before.mentions;
}

/** What stands right before 改/→ and has just been named is what changes. */
function takeLeft(assembly: Assembly): Mention[] {
  const { mentions } = assembly.clause;
  const last = mentions.at(-1);
  if (last === undefined) return [];
  if (last.named && (last.quantity === null || assembly.spoken)) mentions.pop();
  return [last];
}
