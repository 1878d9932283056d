import type { SourceLine } from '../normalise/source.ts';
import type { EntryReading } from '../read/entry.ts';
import type { Range } from '../read/reading.ts';
import type { Block } from '../segment/messages.ts';
import type { Draft } from './draft.ts';
import { unresolved, written } from './state.ts';
import type { ChainState, State } from './state.ts';

export const QUESTION =
  /[?？]|吗|么(?:$|[\s,，。])|多少|多重|多大|多久|合适|怎么|什么|几点|几号|哪里|哪天|哪个|谁|问下|请问|问一下|有没有|还有没|是不是|能不能|可不可以|可以.{0,6}吗|老不老|好不好|新不新|呢$/;

export const PAST = /上次|去年|昨天|吃过|买过|之前买|以前|上回|收到了?|好吃|不错|真香|回购/;

export const INTENT = /要|来|订|拿|加|买|报|留|接|\+|扣/;

/** A line spoken in the conversation or written below the list. */
export interface Utterance {
  sender: string | null;
  start: number;
  end: number;
  lines: number[];
  quote: string | null;
  /** Stretch of the sender's name. */
  senderRange: Range | null;
}

export function utteranceOf(block: Block, lines: SourceLine[]): Utterance | null {
  const said = lines.filter((line) => line.text.trim() !== '');
  const first = said[0];
  const last = said.at(-1);
  if (first === undefined || last === undefined) return null;
  const numbers = said.map((line) => line.number);
  if (block.headLine !== null) numbers.unshift(block.headLine);
  return {
    sender: block.sender,
    start: first.start,
    end: last.end,
    lines: numbers,
    quote: block.quote,
    senderRange: block.sender === null ? null : { start: block.senderStart, end: block.senderEnd },
  };
}

export function lexiconOf(chain: ChainState): ChainState['context']['lexicons'][number] {
  const base = chain.context.lexicons[0] as ChainState['context']['lexicons'][number];
  return chain.offer.length > 0 ? { ...base, scope: chain.offer } : base;
}

export function ignore(state: State, said: Utterance): void {
  for (const line of said.lines) state.nonOrder.add(line);
  state.marks.push({ start: said.start, end: said.end, kind: 'noise', reading: '' });
}

export function report(
  state: State,
  said: Utterance,
  reason: 'unparsed_text' | 'ambiguous_reference' | 'conflicting_edit' | 'missing_buyer',
): void {
  unresolved(state, { reason, start: said.start, end: said.end });
}

export function addLeftover(state: State, draft: Draft, entry: EntryReading): void {
  for (const piece of entry.reading.leftover) {
    const words = written(state, piece);
    if (words.length > 1) draft.notes.push(words);
  }
}
