import type { Decide, Entry, EntryQuestion } from '../read-intake.ts';
import { doubtOf, kindOf, openQuestions, wishesOf, wordsIn } from './review-entries.ts';

/** Questions that the same words answer the same way, whoever wrote them. */
const sharedReasons = new Set([
  'ambiguous_item',
  'unknown_item',
  'ambiguous_number',
  'unit_mismatch',
  'vague_quantity',
  'unparsed_text',
  'which_person',
]);

export interface Step extends Decide {
  entryId: string;
}

/** The open entries that are asked the same about the same words, with the same answers to choose from. */
export function alikeEntries(open: readonly Entry[], entry: Entry, question: EntryQuestion): Entry[] {
  const key = questionOf(entry, question);
  if (key === undefined) return [];
  return open.filter((other) => other.id !== entry.id && keyOf(other) === key);
}

/** What an answer to one entry says to another that is asked the same; undefined where it says nothing certain. */
export function sameAnswer(entry: Entry, said: Decide, other: Entry): Step | undefined {
  const [asked] = openQuestions(other);
  if (!asked || said.undo) return undefined;
  // Other goods on the line are not left out with it.
  if (said.skip) return wishesOf(other).length === 0 ? { entryId: other.id, skip: true } : undefined;
  const { question, index } = asked;
  const step = { entryId: other.id, answered: [index] };
  if (said.personId !== undefined) return { ...step, personId: said.personId };
  const chosen = said.items?.slice(wishesOf(entry).length) ?? [];
  const doubt = doubtOf(other, question);
  const added = chosen.map((item) => ({
    ...item,
    quantity: doubt?.quantity ?? item.quantity,
    note: doubt?.note ?? '',
  }));
  const items = [...wishesOf(other), ...added];
  return items.length > 0 ? { ...step, items } : undefined;
}

/** The steps that bring an entry back to where it stands now. */
export function stepsBack({ id, status, decision, reading }: Entry): Step[] {
  if (status === 'skipped') return [{ entryId: id, skip: true }];
  const undo = { entryId: id, undo: true };
  if (!decision) return [undo];
  const { personId, buyer, items, room } = decision;
  const answered = reading.questions.flatMap(({ reason, text }, index) =>
    decision.answered.includes(`${reason} ${text}`) ? [index] : [],
  );
  const again = {
    entryId: id,
    personId,
    answered,
    ...(buyer && { buyer }),
    ...(items.length > 0 && { items }),
    ...(room && { room }),
  };
  return [undo, again];
}

function keyOf(entry: Entry): string | undefined {
  const [asked] = openQuestions(entry);
  return asked && questionOf(entry, asked.question);
}

function questionOf(entry: Entry, question: EntryQuestion): string | undefined {
  const { reason, text, candidates } = question;
  if (!sharedReasons.has(reason) || text.trim() === '') return undefined;
  const kind = kindOf(entry, question);
  const doubt = kind === 'goods' ? doubtOf(entry, question) : undefined;
  // "樱桃2份" and "樱桃1份" ask for the same goods, each with a quantity of its own.
  const isWhich = doubt !== undefined && doubt.itemId === null && doubt.quantity !== null;
  const words = (isWhich && wordsIn(text)) || text.replace(/\s+/g, '');
  return JSON.stringify([reason, kind, entry.change, words, candidates, doubt?.itemId ?? null]);
}
