import { formatQuantity } from '@heyi/ui/formats/format-quantity.ts';
import type { IntakeText } from '../intake-text.ts';
import type { Decide, Entry, EntryQuestion, MenuItem, Review } from '../read-intake.ts';
import { doubtOf, goodsName, type Wish } from './review-entries.ts';

/** One answer on a card: what it says, and what is sent when it is tapped. */
export interface Choice {
  key: string;
  label: string;
  detail: string;
  code?: string;
  decide: Decide;
  /** The SKU that words may be learned for. */
  skuId?: string;
}

export interface Asked {
  entry: Entry;
  question: EntryQuestion;
  index: number;
  review: Review;
  /** What the entry asks for besides what is in question. */
  wishes: readonly Wish[];
  /** As the stepper of the card stands. */
  quantity: number;
}

/** At most nine answers have a number key. */
const CHOICES_MAX = 9;

/** The goods a question may mean: the parser's candidates, else everything there is. */
export function goodsChoices({ entry, question, index, review, wishes, quantity }: Asked): Choice[] {
  const doubt = doubtOf(entry, question);
  const item = review.menu.find(({ itemId }) => itemId === doubt?.itemId);
  const answer = (chosen: MenuItem, count: number): Decide => ({
    items: [...wishes, { itemId: chosen.itemId, quantity: count, note: doubt?.note ?? '' }],
    answered: [index],
  });
  if (item) {
    // Nobody means a tenth of a jin: whole ones first, and the stepper for the rest.
    const steps = [1, 2, 3, 4].map((times) => times * Math.max(item.quantityStep, 1));
    return [...new Set([...steps, quantity])].map((count) => ({
      key: String(count),
      label: formatQuantity(count, item.unit),
      detail: '',
      decide: answer(item, count),
    }));
  }
  const likely = question.candidates.flatMap((id) => review.menu.find(({ itemId }) => itemId === id) ?? []);
  const offered = (likely.length > 0 ? likely : review.menu).slice(0, CHOICES_MAX);
  return offered.map((goods) => ({
    key: goods.itemId,
    label: goodsName(goods),
    detail: '',
    code: goods.code,
    decide: answer(goods, quantity),
    skuId: goods.skuId,
  }));
}

/** Who a name may be: people the shop knows, and somebody new. */
export function personChoices({ entry, question, index, review }: Asked, t: IntakeText): Choice[] {
  const known = question.candidates.flatMap((id) => review.people.find((person) => person.id === id) ?? []);
  const name = entry.decision?.buyer || entry.reading.buyer;
  const others = known.slice(0, CHOICES_MAX - 1).map((person) => ({
    key: person.id,
    label: person.name,
    detail: [
      person.door,
      person.nicknames
        .filter((nickname) => nickname !== person.name)
        .slice(0, 2)
        .join('、'),
      person.orders > 0 ? t('boughtTimes', { count: person.orders }) : t('firstTime'),
    ]
      .filter(Boolean)
      .join(' · '),
    decide: { personId: person.id, answered: [index] },
  }));
  const fresh = { personId: null, answered: [index] };
  return [...others, { key: 'new', label: t('asNewFriend', { name }), detail: '', decide: fresh }];
}
