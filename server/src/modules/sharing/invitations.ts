import type { SaleShare } from '../../screens/sales/sale-share.ts';
import { deadlineText, itemPrice } from './wording.ts';

/** How many wordings one look shows. */
export const WORDINGS_SHOWN = 4;

interface Parts {
  name: string;
  title: string;
  goods: string;
  words: string;
  deadline: string;
  link: string;
}
type Say = (parts: Parts) => string;

const toPerson: readonly Say[] = [
  ({ name, title }) => `${name}，${title}开始收单了，跟你说一声。`,
  ({ name, title }) => `${name}，这回张罗的是${title}，先跟你说一声。`,
  ({ name, title }) => `${name}，${title}可以订了，想着你可能用得上。`,
  ({ name, title }) => `${name}，打扰一下，这次开的是${title}。`,
  ({ name, title }) => `${name}，${title}开了，看看有没有你要的。`,
];

const toGroup: readonly Say[] = [
  ({ name, title }) => `${name}，${title}开始收单了。`,
  ({ name, title }) => `跟${name}说一声，${title}可以订了。`,
  ({ name, title }) => `${name}，这次开的是${title}。`,
  ({ name, title }) => `${title}开了，${name}慢慢看。`,
  ({ name, title }) => `${name}好，这两天在收${title}的单子。`,
];

const middles: readonly Say[] = [
  ({ goods, words }) => (words === '' ? `有${goods}。` : `${words}有${goods}。`),
  ({ goods, words }) => (words === '' ? `这回有${goods}。` : `这回有${goods}。${words}`),
  ({ goods }) => `手上有${goods}。`,
];

const endings: readonly Say[] = [
  ({ deadline, link }) => `${deadline}前都可以订，在这里选：${link}`,
  ({ deadline, link }) => `想要的话点这里：${link} ，${deadline}截止。用不上就不用回我。`,
  ({ deadline, link }) => `不急，${deadline}前说都来得及：${link}`,
  ({ deadline, link }) => `详细的都写在里面：${link} ，${deadline}收单。有问题直接问我。`,
  ({ deadline, link }) => `链接放这儿：${link} ，${deadline}截止，家里还有就先不用买。`,
  ({ deadline, link }) => `${deadline}截单，要几份在这里填就行：${link}`,
  ({ deadline, link }) => `看看就好，合适再订：${link} ，${deadline}前都在。`,
];

const greetings: Readonly<Record<string, string>> = { building: '各位邻居', club: '大家' };

/**
 * Invitations in several wordings, short and without pressure. Two that follow one another differ in each sentence;
 * sale, addressee and `from` decide where they begin, so the same call gives the same texts.
 */
export function invitations(share: SaleShare, link: string, now: Date, from: number): string[] {
  const { personName, communityName, communityKind, title, items, endsAt, shop } = share;
  const parts: Parts = {
    name: personName ?? greetings[communityKind ?? ''] ?? '大家',
    title: `「${title}」`,
    goods: goodsInWords(items),
    words: firstSentence(share.words),
    deadline: deadlineText(endsAt, now, shop.timeZone),
    link,
  };
  const start = from + seedOf(`${share.code} ${personName ?? communityName ?? ''}`);
  const openings = personName === null ? toGroup : toPerson;
  return Array.from({ length: WORDINGS_SHOWN }, (_, index) => {
    const turn = start + index;
    return [openings, middles, endings].map((choices) => choices[turn % choices.length]!(parts)).join('');
  });
}

function goodsInWords(items: SaleShare['items']): string {
  const named = items
    .slice(0, 3)
    .map((item) => `${[item.name, item.spec].filter((part) => part !== '').join(' ')}（${itemPrice(item)}）`);
  return `${named.join('、')}${items.length > 3 ? `，一共${items.length}样` : ''}`;
}

/** The first sentence of the seller's words, when it is short enough to be said in a message. */
function firstSentence(words: string): string {
  const sentence =
    words
      .trim()
      .match(/^[^。！？!?\n]+/)?.[0]
      ?.trim() ?? '';
  return sentence === '' || sentence.length > 40 ? '' : `${sentence}。`;
}

function seedOf(text: string): number {
  let seed = 0;
  for (const character of text) seed = (seed * 31 + character.codePointAt(0)!) % 9_973;
  return seed;
}
