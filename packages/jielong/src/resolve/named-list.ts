import { nameKey } from '../lexicon/product.ts';
import type { Product } from '../lexicon/product.ts';
import { originalRange } from '../normalise/source.ts';
import type { Source, SourceLine } from '../normalise/source.ts';
import { isExample, isFooter } from '../segment/chain-lines.ts';

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
