import { nameKey } from '../lexicon/product.ts';
import type { Product } from '../lexicon/product.ts';
import { originalRange } from '../normalise/source.ts';
import type { Source, SourceLine } from '../normalise/source.ts';
import { isExample, isFooter } from '../segment/chain-lines.ts';

const NOT_A_TITLE =
  /^(?:#?接龙|#groupnote|#接龍)$|格式|截单|截止|自提|注意|备注|付款|默认|没写|发货|公告|配送|地址|^(?:周[一二三四五六日天末]|今[天日晚]|明[天日晚]|本周|每日|社区|小区|水果|\d+群)*(?:团购?|拼团|拼单|开团|接龙|福利|专场|预订|预售|特价)+$/i;
const DECORATION = /^[\s#【[(《🔥🌟⭐️💥📢🎉✨—\-*·]+|[\s】\])》🔥🌟💥✨—\-*·:!。~]+$/gu;
const AROUND =
  /^(?:#?接龙)?\s*(?:(?:今天|今日|明天|明早|明晚|今晚|后天|本周|这周|下周|周[一二三四五六日天末]|星期[一二三四五六日天]|\d{1,2}[./月]\d{1,2}[日号]?)(?:的|上午|下午|早上|晚上|中午)?)*(?:要|订|团购|拼团|拼单|团|开团|预订|预售|接龙|现做|特价|有)?\s*(?:的|:|-)*\s*/;
const TAIL = /(?:接龙|团购|拼团|开团|预订|预定|登记|报名|统计|开始|开抢)+.*$/;

/** The one thing a chain without prices sells, taken from its title; null if the header names nothing. */
export function titleProduct(source: Source, header: SourceLine[]): Product | null {
  for (const line of header) {
    const text = line.text.replace(/^\s*#?接龙\s*/, (found) => ' '.repeat(found.length));
    const body = text.replace(DECORATION, (found) => ' '.repeat(found.length));
    const clause = /[^,，。;；!！?？\n(（]+/.exec(body);
    if (
      clause === null ||
      clause[0].trim() === '' ||
      isExample(line.text) ||
      isFooter(line.text) ||
      NOT_A_TITLE.test(clause[0].trim())
    )
      continue;
    let start = clause.index;
    let end = start + clause[0].length;
    while (text.charAt(start) === ' ') start++;
    const lead = AROUND.exec(text.slice(start, end))?.[0].length ?? 0;
    if (end - start - lead >= 2) start += lead;
    const price = /\s+(\d{1,4})\s*$/.exec(text.slice(start, end));
    if (price !== null && price.index >= 2) end = start + price.index;
    const tail = TAIL.exec(text.slice(start, end));
    if (tail !== null && tail.index >= 2) end = start + tail.index;
    const range = originalRange(source, line.start + start, line.start + end);
    const name = source.original.slice(range.start, range.end).trim();
    if (!/\p{L}/u.test(name) || /\d.*、|、.*\d/.test(name)) continue;
    return {
      index: 0,
      code: null,
      key: nameKey(text.slice(start, end)),
      name,
      aliases: [],
      spec: null,
      price: price === null ? null : Number(price[1]),
      unit: null,
      origin: 'menu',
      id: null,
      extra: false,
      options: [],
      tiers: [],
    };
  }
  return null;
}

const LIST = /(?:^|[:：,，\s有选])(\p{Script=Han}{1,8}(?:[、/]\p{Script=Han}{1,8}){1,11})(?=$|[,，。;；!\s])/u;

/** `今天有：吐司、可颂、贝果`: a menu that prints names only; it counts where the orders use most of the names. */
export function namedList(source: Source, header: SourceLine[], ordered: string): Product[] {
  for (const line of header) {
    if (isExample(line.text) || isFooter(line.text)) continue;
    const match = LIST.exec(line.text);
    if (match === null) continue;
    const list = match[1] as string;
    const words = list.split(/[、/]/);
    const used = words.filter((word) => ordered.includes(word));
    if (used.length < Math.max(2, words.length * 0.6)) continue;
    let at = line.start + match.index + match[0].indexOf(list);
    return words.map((word, index) => {
      const range = originalRange(source, at, at + word.length);
      at += word.length + 1;
      return named(index, word, source.original.slice(range.start, range.end));
    });
  }
  return [];
}

function named(index: number, key: string, name: string): Product {
  return {
    index,
    code: null,
    key: nameKey(key),
    name,
    aliases: [],
    spec: null,
    price: null,
    unit: null,
    origin: 'menu',
    id: null,
    extra: false,
    options: [],
    tiers: [],
  };
}
