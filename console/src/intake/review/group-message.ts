import type { IntakeText } from '../intake-text.ts';
import type { Entry, EntryQuestion, Review } from '../read-intake.ts';
import { doubtOf, goodsName, kindOf, menuOf, openQuestions } from './review-entries.ts';

/** A polite message to the group: who is asked what. Which known person a name is, only the seller is asked. */
export function groupMessage(
  review: Review,
  open: readonly Entry[],
  t: IntakeText,
  refusal: (question: EntryQuestion) => string,
): string {
  const lines = open.flatMap((entry) => {
    const asked = openQuestions(entry).flatMap(({ question }) => askOf(review, entry, question, t, refusal));
    const name = entry.decision?.buyer || entry.reading.buyer;
    return name === '' || asked.length === 0 ? [] : [`@${name} ${asked.join(' ')}`];
  });
  return lines.length === 0 ? '' : [t('groupHello'), ...lines, t('groupBye')].join('\n');
}

function askOf(
  review: Review,
  entry: Entry,
  question: EntryQuestion,
  t: IntakeText,
  refusal: (question: EntryQuestion) => string,
): string[] {
  const menu = menuOf(review);
  switch (kindOf(entry, question)) {
    case 'who':
    case 'name':
      return [];
    case 'room':
      return [t('askRoom')];
    case 'vanished':
      return [t('askVanished')];
    case 'goods': {
      const item = menu.get(doubtOf(entry, question)?.itemId ?? '');
      if (item) return [t('askQuantity', { goods: item.name, unit: item.unit })];
      const names = question.candidates.map((id) => goodsName(menu.get(id)));
      if (names.length > 0) return [t('askWhich', { words: question.text, goods: names.join(t('or')) })];
      return [t('askUnknown', { words: question.text })];
    }
    default:
      if (question.reason === 'refused') return [t('askRefused', { reason: refusal(question) })];
      if (question.reason === 'dropped_in_later_snapshot') return [t('askVanished')];
      return [t('askOther', { words: question.text || entry.reading.buyer })];
  }
}
