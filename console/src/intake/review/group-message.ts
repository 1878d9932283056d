import { formatPrice } from '@heyi/ui/formats/format-price.ts';
import type { IntakeText } from '../intake-text.ts';
import type { Entry, EntryQuestion, Review } from '../read-intake.ts';
import { doubtOf, fenOf, goodsName, kindOf, menuOf, openQuestions, wishesOf } from './review-entries.ts';

type Menu = ReturnType<typeof menuOf>;

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
  switch (kindOf(entry, question)) {
    case 'who':
    case 'name':
      return [];
    case 'room':
      return [t('askRoom')];
    case 'vanished':
      return [t('askVanished')];
    case 'goods':
      return [askGoods(menuOf(review), entry, question, t)];
    default:
      if (question.reason === 'refused') return [t('askRefused', { reason: refusal(question) })];
      return [askAbout(menuOf(review), entry, question, t)];
  }
}

function askGoods(menu: Menu, entry: Entry, question: EntryQuestion, t: IntakeText): string {
  const item = menu.get(doubtOf(entry, question)?.itemId ?? '');
  if (item) return t('askQuantity', { goods: item.name, unit: item.unit });
  const names = question.candidates.map((id) => goodsName(menu.get(id)));
  if (names.length > 0) return t('askWhich', { words: question.text, goods: names.join(t('or')) });
  return t(question.reason === 'unknown_item' ? 'askUnknown' : 'askItem', { words: question.text });
}

/** The goods are told; something else about the order is not clear. */
function askAbout(menu: Menu, entry: Entry, question: EntryQuestion, t: IntakeText): string {
  const words = question.text || entry.reading.buyer;
  const stated = entry.reading.statedFen;
  const meant = menu.get(question.candidates[0] ?? '');
  switch (question.reason) {
    case 'sum_mismatch':
      if (stated === null) return t('askOther', { words });
      return t('askSum', { stated: formatPrice(stated), computed: formatPrice(fenOf(wishesOf(entry), menu)) });
    case 'unit_mismatch':
      return meant ? t('askUnit', { words, goods: meant.name, unit: meant.unit }) : t('askOther', { words });
    case 'duplicate_entry':
      return t('askTwice');
    case 'conditional_order':
    case 'ambiguous_status':
      return t('askStill', { words });
    case 'conflicting_edit':
      return t('askFinal', { words });
    case 'dropped_in_later_snapshot':
      return t('askVanished');
    default:
      return t('askOther', { words });
  }
}
