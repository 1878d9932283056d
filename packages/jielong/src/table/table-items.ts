import { lookup } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { nameKey } from '../lexicon/product.ts';
import type { Product } from '../lexicon/product.ts';
import { UNIT_PATTERN } from '../lexicon/prices.ts';
import { chineseNumber } from '../normalise/numerals.ts';

/** One product named in a table cell. Offsets are relative to the cell's text. */
export interface CellItem {
  name: string;
  spec: string | null;
  quantity: number | null;
  unit: string | null;
  price: number | null;
  start: number;
  end: number;
  vague: boolean;
}

const QUANTITY = new RegExp(
  `\\s*(?:[x*]\\s*(\\d+(?:\\.\\d+)?)\\s*(${UNIT_PATTERN})?|[(\\[【]\\s*(?:数量[:：]?)?\\s*[x*]?(\\d+(?:\\.\\d+)?)\\s*(${UNIT_PATTERN})?\\s*[)\\]】]|(?:数量[:：]|[+:])\\s*(\\d+)\\s*(${UNIT_PATTERN})?|([\\d]+|[一二两三四五六七八九十]+)(份|个|件|单|组|套|箱|盒|袋|包|瓶|罐|桶|板|只|条|根|杯|筐|篮)|(?<=\\p{Script=Han})(\\d{1,2}))\\s*$`,
  'u',
);
const PRICE = /\s*(?:[¥@]\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)元(?:\/\S{1,2})?)\s*$/;
const SPEC = new RegExp(
  `[\\s(（\\[【-]*((?:约|净重)?\\d+(?:\\.\\d+)?\\s*(?:${UNIT_PATTERN}|寸|cm|样)(?:装)?(?:[*x/]\\d*(?:${UNIT_PATTERN})?)*(?:装)?)[)）\\]】]*$`,
  'i',
);

/** The products a cell names; `counted` tells that another column holds the number. */
export function itemsOfCell(text: string, counted: boolean): CellItem[] {
  const items: CellItem[] = [];
  const pieces = counted ? [{ text, start: 0 }] : splitCell(text);
  for (const piece of pieces) {
    const trimmed = piece.text.replace(/\s+$/, '');
    const lead = /^[\s\d]*[.、]\s*(?=\p{L})|^\s*/u.exec(trimmed)?.[0].length ?? 0;
    let words = trimmed.slice(lead);
    if (words === '') continue;
    let price = takePrice(words);
    if (price !== null) words = words.slice(0, price.at);
    const number = counted ? null : QUANTITY.exec(words);
    let quantity: number | null = null;
    let unit: string | null = null;
    if (number !== null && number.index > 0) {
      const written = number[1] ?? number[3] ?? number[5] ?? number[7] ?? number[9] ?? '';
      quantity = /^\d/.test(written) ? Number(written) : chineseNumber(written);
      unit = number[2] ?? number[4] ?? number[6] ?? number[8] ?? null;
      words = words.slice(0, number.index);
    }
    const before = takePrice(words);
    if (before !== null) {
      price ??= before;
      words = words.slice(0, before.at);
    }
    const spec = SPEC.exec(words);
    const name = spec === null || spec.index === 0 ? words : words.slice(0, spec.index);
    items.push({
      name: name.replace(/^[【[(]([^】\])]*)[】\])]$/, '$1').trim(),
      spec: spec === null || spec.index === 0 ? null : (spec[1] as string),
      quantity,
      unit,
      price: price?.value ?? null,
      start: piece.start + lead,
      end: piece.start + trimmed.length,
      vague: false,
    });
  }
  return items;
}

function takePrice(words: string): { value: number; at: number } | null {
  const match = PRICE.exec(words);
  return match === null || match.index === 0 ? null : { value: Number(match[1] ?? match[2]), at: match.index };
}

function splitCell(text: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  const pattern = /[^;；,，、\n|]+/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    for (const part of splitBlanks(match[0]) ?? splitPlus(match[0]))
      pieces.push({ text: part.text, start: match.index + part.start });
  }
  return pieces;
}

/** `鸡蛋2板 青菜1份`: blanks part goods where each has its number. */
function splitBlanks(text: string): { text: string; start: number }[] | null {
  const parts = [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }));
  if (parts.length < 2) return null;
  return parts.every((part) => /^\p{L}/u.test(part.text) && (QUANTITY.exec(part.text)?.index ?? 0) > 0) ? parts : null;
}

/** `鲜奶x2+酸奶x1`: a plus between two counted products. */
function splitPlus(text: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let from = 0;
  const pattern = /(?<=\d\s*\p{L}?)\s*\+\s*(?=\p{L})/gu;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    parts.push({ text: text.slice(from, match.index), start: from });
    from = match.index + match[0].length;
  }
  parts.push({ text: text.slice(from), start: from });
  return parts;
}

/** Finds a product by name and package, or adds it as one the table implies. */
export function productOf(
  products: Product[],
  menu: Lexicon | null,
  item: CellItem,
  written: string,
  origin: 'menu' | 'implied',
): Product | null {
  const key = nameKey(item.name);
  const known = products.find((product) => product.key === key && product.spec === item.spec && product.id === null);
  if (known !== undefined) return known;
  if (menu !== null) {
    const found = lookup(menu, item.name);
    return found !== null && found.products.length === 1 ? (products[found.products[0] as number] ?? null) : null;
  }
  const product: Product = {
    index: products.length,
    code: null,
    key,
    name: written,
    aliases: [],
    spec: item.spec,
    price: item.price,
    unit: null,
    origin,
    id: null,
    extra: false,
    options: [],
    tiers: [],
  };
  products.push(product);
  return product;
}
