import { readMessage } from '../read/entry.ts';
import type { EntryReading } from '../read/entry.ts';
import { isFooter, isStatistics } from '../segment/chain-lines.ts';
import { personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { applyEdit } from './entries.ts';
import {
  addDetails,
  addsDetails,
  answerQuestion,
  clarifies,
  clarify,
  isOrder,
  mentionsOrder,
  order,
} from './spoken-orders.ts';
import { ordersOf } from './state.ts';
import type { ChainState, State } from './state.ts';
import { readTarget } from './targets.ts';
import { QUESTION, addLeftover, ignore, lexiconOf, report } from './utterance.ts';
import type { Utterance } from './utterance.ts';

const ACTS = /改|换|取消|不要|不用|退|加|减|少|多|付|转|收|打错|写错|恢复|还是要|→|->|算|✅|❌|✔|💰|款|补|来|要/;

const TRANSFER = /转给(?!你|我|团长|群主)|让给|转让|换给|给.{1,6}(?:吧|了)$/;

/** The leader has the money. */
const RECEIVED = /^\s*(?:的|的钱|的款)?(?:也|都|全|全部)?(?:已经?)?收到(?:了|款|钱|啦)?/;

/** The sender speaks about somebody of the family, who may have an order of their own. */
const OTHERS = /我(?:妈|爸|老公|老婆|姐|妹|哥|弟|婆婆|女儿|儿子|同事|朋友|邻居|室友)/;

/** Reads one utterance and applies what it says; what cannot be applied with certainty is reported. */
export function resolveUtterance(state: State, latest: ChainState, utterance: Utterance): void {
  let chain = latest;
  let said = utterance;
  const named = chainNamed(state, said);
  if (named !== null) {
    chain = named.chain;
    said = { ...said, start: named.start };
  }
  const parts = partsOf(state, chain, said);
  for (const part of parts) resolvePart(state, chain, part);
}

const POINTS_AT_CHAIN = /^(?:那个|那边|那单|这边|那里|的?接龙|团|群)的?|^(?=第?\d{1,3}号)/;

/** `海鲜那个B改成3份`, `挂面2号付了`: a word of its title or goods says which of several chains is meant. */
function chainNamed(state: State, said: Utterance): { chain: ChainState; start: number } | null {
  if (state.chains.length < 2) return null;
  const text = state.lower.slice(said.start, said.end);
  const at = /^\s*(?:@\S+\s*)?/.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(6, text.length - at); length >= 2; length--) {
    const word = text.slice(at, at + length);
    const rest = text.slice(at + length);
    const points = POINTS_AT_CHAIN.exec(rest);
    if (points === null || !/^\p{Script=Han}+$/u.test(word)) continue;
    const chains = state.chains.filter(
      (chain) => chain.topic.includes(word) || chain.context.products.some((product) => product.key.includes(word)),
    );
    if (chains.length === 1)
      return { chain: chains[0] as ChainState, start: said.start + at + length + points[0].length };
  }
  return null;
}

/** `1-3号已付，4、5未付`: each part that names its own orders stands for itself. */
function partsOf(state: State, chain: ChainState, said: Utterance): Utterance[] {
  const parts: Utterance[] = [];
  let start = said.start;
  const acts = (rest: string): boolean => ACTS.test(rest);
  for (let at = said.start; at <= said.end; at++) {
    if (at < said.end && !/[,，;；。\n]/.test(state.lower.charAt(at))) continue;
    if (state.lower.slice(start, at).trim() !== '') {
      if (readTarget(chain, state.lower, start, at, acts) === null) return [said];
      parts.push({ ...said, start, end: at });
    }
    start = at + 1;
  }
  return parts.length > 1 ? parts : [said];
}

function resolvePart(state: State, chain: ChainState, said: Utterance): void {
  const text = state.lower.slice(said.start, said.end);
  const leader = said.sender !== null && state.leaders.has(personKey(said.sender));
  if (leader && answerQuestion(state, chain, text)) return ignore(state, said);
  if (leader && /^\s*(?:目前|截至|截止|现在|当前|到现在|今日统计|统计)/.test(text)) return ignore(state, said);
  if (isStatistics(text) && !/^\s*\d+号/.test(text)) return ignore(state, said);
  const acts = (rest: string): boolean => ACTS.test(rest);
  const target =
    readTarget(chain, state.lower, said.start, said.end, acts) ??
    readTarget(chain, state.lower, skipAddress(state.lower, said.start, said.end), said.end, acts);
  if (target !== null) {
    if (isFooter(text) && !/\d|付|转/.test(text)) return ignore(state, said);
    return actOn(state, chain, { ...said, end: target.restEnd }, target.drafts, target.certain, target.restStart, said);
  }
  if (said.sender === null) return withoutSender(state, chain, said, text);
  const same = leader ? null : repeatsQuote(chain, said, text);
  const entry =
    same ?? readMessage(lexiconOf(chain), state.lower, skipAddress(state.lower, said.start, said.end), said.end);
  const own = ordersOf(chain, personKey(said.sender)).filter((draft) => draft.placedBy === null);
  const quoted = leader ? quotedDraft(chain, said) : null;
  if (quoted !== null && (isEdit(entry) || entry.reading.payment !== null))
    return actOn(state, chain, said, [quoted], true, said.start);
  if (leader && own.length === 0 && !/^(?:我|自留)/.test(text.trim())) return leaderSpeaks(state, said, entry, text);
  if (TRANSFER.test(text) && own.length > 0) return report(state, said, 'conflicting_edit');
  if (OTHERS.test(text) && (isEdit(entry) || entry.reading.payment !== null))
    return report(state, said, 'ambiguous_reference');
  if (isEdit(entry) && own.length > 0) return editOwn(state, chain, said, own, entry, text);
  if (paysOnly(entry) && own.length > 0)
    return actOn(
      state,
      chain,
      said,
      own.length === 1 ? own : own.filter((draft) => draft.payment === null),
      true,
      said.start,
    );
  if (own.length > 0 && addsDetails(entry)) return addDetails(state, said, own.at(-1) as Draft, entry);
  if (clarifies(chain, own, entry)) return clarify(chain, said, own.at(-1) as Draft, entry);
  if (isOrder(chain, entry, state.lower, text)) return order(state, chain, said, entry, text);
  if (mentionsOrder(entry, text) || (entry.reading.cancel !== null && own.length === 0 && !QUESTION.test(text)))
    return report(state, said, entry.reading.cancel !== null ? 'ambiguous_reference' : 'unparsed_text');
  ignore(state, said);
}

/** `同` under somebody's quoted order asks for the same. */
function repeatsQuote(chain: ChainState, said: Utterance, text: string): EntryReading | null {
  if (
    said.quote === null ||
    !/^\s*(?:我?也?(?:同(?:这个|这位|他|她|款|样)?|一样|同上|要一样的?|跟|这个|这位)|同款|要这个|我也(?:是|要))[吧的啊呀!。~]*\s*$/.test(
      text,
    )
  )
    return null;
  const quoted = quotedDraft(chain, said);
  if (quoted?.buyer == null) return null;
  const entry = readMessage(lexiconOf(chain), '', 0, 0);
  entry.reading.reference = { target: { to: 'person', name: quoted.buyer }, start: said.start, end: said.end };
  return entry;
}

/** `@团长 我改成2盒`: the person spoken to is not part of what is said. */
function skipAddress(text: string, start: number, end: number): number {
  const match = /^\s*@\S+\s*/.exec(text.slice(start, end));
  return match === null || start + match[0].length >= end ? start : start + match[0].length;
}

function isEdit(entry: EntryReading): boolean {
  const { reading } = entry;
  return (
    reading.cancel !== null ||
    reading.restore ||
    reading.clauses.some((clause) => clause.verb !== 'order' && clause.mentions.length > 0)
  );
}

function paysOnly(entry: EntryReading): boolean {
  return entry.reading.payment !== null && entry.reading.clauses.every((clause) => clause.mentions.length === 0);
}

function quotedDraft(chain: ChainState, said: Utterance): Draft | null {
  const name = said.quote === null ? null : /^\s*([^:：]{1,20})[:：]/.exec(said.quote);
  if (name === null) return null;
  const written = name[1] as string;
  const bare = written.replace(/^\d{1,3}(?:-\d{1,2})?-\d{3,4}\s*/, '');
  const key = [written, bare].map(personKey).find((known) => chain.byPerson.has(known));
  const found = (chain.byPerson.get(key ?? '') ?? []).filter((draft) => draft.version === chain.version);
  return found.length === 1 ? (found[0] as Draft) : null;
}

/** A remark about orders that stand already. */
function actOn(
  state: State,
  chain: ChainState,
  said: Utterance,
  drafts: Draft[],
  certain: boolean,
  restStart: number,
  whole: Utterance = said,
): void {
  const text = state.lower.slice(restStart, said.end);
  const leader = said.sender === null || state.leaders.has(personKey(said.sender));
  if (leader && /[?？]|吗/.test(text)) return ignore(state, said);
  if (!certain || drafts.length === 0) return report(state, whole, 'ambiguous_reference');
  if (TRANSFER.test(text)) return report(state, said, 'conflicting_edit');
  if (/[?？]|吗/.test(text)) return ignore(state, said);
  const first = drafts[0] as Draft;
  const base = chain.context.lexicons[first.section + 1] ?? lexiconOf(chain);
  const entry = readMessage(base, state.lower, restStart, said.end);
  const { reading } = entry;
  const addressed = state.lower.slice(said.start, restStart).includes('@');
  const listed = drafts.every((draft) => draft.listed);
  if (leader && listed && !addressed && RECEIVED.test(text)) reading.payment ??= 'paid';
  if (leader && reading.cancel !== null && drafts.every((draft) => draft.status === 'cancelled'))
    return ignore(state, said);
  const edits = isEdit(entry) || /^\s*(?:算|是|应该|就)/.test(text);
  if (
    drafts.length > 1 &&
    edits &&
    reading.payment === null &&
    !(reading.cancel !== null && reading.clauses.every((clause) => clause.mentions.length === 0))
  )
    return report(state, said, 'ambiguous_reference');
  const does =
    edits ||
    reading.payment !== null ||
    reading.pending !== null ||
    reading.phone !== null ||
    reading.place !== null ||
    reading.address !== null;
  if (!does && reading.clauses.every((clause) => clause.mentions.length === 0))
    return /改|换|取消|不要|加|减|付|转|款|钱|退/.test(text)
      ? report(state, said, 'unparsed_text')
      : ignore(state, said);
  if (!edits && reading.payment === null && /收到|好的|记[上下了]|登记|没问题/.test(text)) return ignore(state, said);
  if (!edits && reading.clauses.some((clause) => clause.mentions.length > 0)) {
    if (reading.payment === null || reading.clauses.some((clause) => clause.mentions.some((mention) => mention.named)))
      return report(state, said, 'conflicting_edit');
  }
  for (const draft of drafts) {
    applyEdit(state, chain, draft, {
      ...entry,
      reading: { ...reading, clauses: edits ? setWhereSum(reading.clauses, text) : [] },
    });
    for (const line of said.lines) draft.lines.add(line);
  }
}

/** `算2份` sets the number. */
function setWhereSum(clauses: EntryReading['reading']['clauses'], text: string): EntryReading['reading']['clauses'] {
  if (!/^\s*(?:算|是|应该是|就)/.test(text)) return clauses;
  return clauses.map((clause) =>
    clause.verb === 'order' && clause.mentions.length > 0 ? { ...clause, verb: 'change' as const } : clause,
  );
}

function withoutSender(state: State, chain: ChainState, said: Utterance, text: string): void {
  const entry = readMessage(lexiconOf(chain), state.lower, said.start, said.end);
  const names =
    isEdit(entry) || mentionsOrder(entry, text) || (/\d+号|第\d+/.test(text) && ACTS.test(text) && !isFooter(text));
  if (names && !isFooter(text)) report(state, said, 'ambiguous_reference');
  else ignore(state, said);
}

/** Leaders answer, count and announce; what reads like an instruction about an unknown order is reported. */
function leaderSpeaks(state: State, said: Utterance, entry: EntryReading, text: string): void {
  const numbered =
    /^\s*@?(?:第?\d{1,3}号|[①-⑳])/.test(text) &&
    (isEdit(entry) || entry.reading.payment !== null) &&
    !/[?？]|吗/.test(text);
  if (numbered) report(state, said, 'ambiguous_reference');
  else ignore(state, said);
}

function editOwn(
  state: State,
  chain: ChainState,
  said: Utterance,
  own: Draft[],
  entry: EntryReading,
  text: string,
): void {
  if (QUESTION.test(text) && /[?？]|吗/.test(text)) return report(state, said, 'unparsed_text');
  if (TRANSFER.test(text)) return report(state, said, 'conflicting_edit');
  const live = own.filter((draft) => draft.status !== 'cancelled' || entry.reading.restore);
  const wholeCancel =
    entry.reading.cancel !== null && entry.reading.clauses.every((clause) => clause.mentions.length === 0);
  const targets = wholeCancel && /都|全部/.test(text) ? live : live.length > 0 ? live : own;
  const unique = targets.length === 1 || (wholeCancel && /都|全部/.test(text));
  if (!unique) return report(state, said, 'ambiguous_reference');
  for (const draft of targets) {
    applyEdit(state, chain, draft, entry);
    addLeftover(state, draft, entry);
    for (const line of said.lines) draft.lines.add(line);
  }
}
