import { synonymsOf } from './aliases.ts';
import type { HeaderRules } from './header-rules.ts';
import { nameKey } from './product.ts';
import type { Product } from './product.ts';

export type CodeStyle = 'none' | 'letter' | 'alphanumeric' | 'numeric' | 'emoji';

/** What one mention may mean: product indexes, and how sure that is. */
export interface Lookup {
  products: number[];
  how: 'exact' | 'part' | 'subsequence' | 'alias' | 'learned';
}

/** Everything the entries of one chain or section are read with. */
export interface Lexicon {
  products: Product[];
  rules: HeaderRules;
  codeStyle: CodeStyle;
  codes: Map<string, number>;
  /** Full names and aliases. */
  exact: Map<string, number[]>;
  /** Every contiguous part of every name. */
  parts: Map<string, number[]>;
  learned: Map<string, number[]>;
  /** Everyday words that lead to a product of this menu. */
  aliases: Map<string, number[]>;
  /** First characters of every word above. */
  firsts: Set<string>;
  /** Flavours and sizes → products that come in them. */
  options: Map<string, number[]>;
  /** Package texts (5斤) → products sold in that package. */
  specs: Map<string, number[]>;
  longest: number;
  /** Units that belong to one product only. */
  ownUnits: Map<string, number>;
  ownPrices: Map<number, number>;
  /** Products of one section with a heading; entries mean these unless they name another. */
  scope: number[];
}

/** What a name that ends so is also called; single characters are otherwise too short for the dictionary. */
const SHORT_FRUIT: Record<string, string> = { 梨: '梨子', 橙: '橙子', 桃: '桃子', 粽: '粽子', 桔: '桔子', 橘: '橘子' };

function add(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else if (!list.includes(index)) list.push(index);
}

/** Builds the index. `scope` limits what an entry without a name can mean (a section); empty means all products. */
export function buildLexicon(
  products: Product[],
  rules: HeaderRules,
  scope: number[],
  learned: Map<string, number[]>,
): Lexicon {
  const lexicon: Lexicon = {
    products,
    rules,
    codeStyle: codeStyleOf(products),
    codes: new Map(),
    exact: new Map(),
    parts: new Map(),
    learned,
    aliases: new Map(),
    firsts: new Set(),
    options: new Map(),
    specs: new Map(),
    longest: 1,
    ownUnits: new Map(),
    ownPrices: new Map(),
    scope: scope.length > 0 ? scope : products.map((product) => product.index),
  };
  for (const product of products) {
    if (product.code !== null) lexicon.codes.set(product.code, product.index);
    const names = [product.key, ...product.aliases.map(nameKey)].filter((name) => name.length > 0);
    for (const name of names) {
      add(lexicon.exact, name, product.index);
      lexicon.longest = Math.max(lexicon.longest, name.length);
      if (name.length > 24) continue;
      for (let start = 0; start < name.length; start++) {
        for (let end = start + 1; end <= name.length; end++) {
          const part = name.slice(start, end);
          if (/\p{L}/u.test(part)) add(lexicon.parts, part, product.index);
        }
      }
    }
  }
  addSizes(lexicon);
  const demanded = rules.options.flat();
  for (const product of products) {
    for (const option of [...product.options, ...demanded])
      for (const word of [nameKey(option), nameKey(option).replace(/(?<=..)味$/, '')])
        if (!lexicon.exact.has(word)) add(lexicon.options, word, product.index);
  }
  for (const product of products) {
    const short = SHORT_FRUIT[product.key.slice(-1)];
    if (short !== undefined) add(lexicon.aliases, short, product.index);
  }
  for (const map of [lexicon.exact, lexicon.parts]) {
    for (const [word, indexes] of map) {
      if (map === lexicon.parts && word.length < 2) continue;
      for (const other of synonymsOf(word)) for (const index of indexes) add(lexicon.aliases, other, index);
    }
  }
  for (const map of [lexicon.exact, lexicon.parts, lexicon.aliases, lexicon.options, learned]) {
    for (const word of map.keys()) {
      lexicon.longest = Math.max(lexicon.longest, word.length);
      lexicon.firsts.add(word.charAt(0));
    }
  }
  for (const index of scope) {
    const code = products[index]?.code ?? null;
    if (code !== null) lexicon.codes.set(code, index);
  }
  collectOwn(lexicon);
  return lexicon;
}

const SIZE = /^(超?特?[大中小])(?:份|杯|碗|盒|号|罐|瓶|箱|袋|桶|盘|锅)?$/;

/** Two sizes of one thing are also called 大杯, 大份, 大碗. */
function addSizes(lexicon: Lexicon): void {
  for (const product of lexicon.products) {
    const size = product.spec === null ? null : SIZE.exec(product.spec);
    if (size === null) continue;
    for (const vessel of ['份', '杯', '碗', '盒', '号'])
      add(lexicon.aliases, (size[1] as string) + vessel, product.index);
  }
}

/** 10斤 from 10斤装, 10斤/箱 …: the measures a package is described with. */
export function measuresIn(text: string): string[] {
  return [
    ...text
      .toLowerCase()
      .matchAll(
        /\d+(?:\.\d+)?\s*(?:kg|公斤|千克|斤|克|g|ml|毫升|升|l|两|寸|只|个|枚|根|片|袋|包|罐|瓶|入|听|颗|粒|条|块|支|杯|样)/g,
      ),
  ].map((match) => match[0].replace(/\s/g, ''));
}

function codeStyleOf(products: Product[]): CodeStyle {
  const codes = products.flatMap((product) => (product.code === null ? [] : [product.code]));
  if (codes.length === 0) return 'none';
  if (codes.every((code) => /^\d+$/.test(code))) return 'numeric';
  if (codes.some((code) => /^[A-Z]+\d+$/.test(code))) return 'alphanumeric';
  return codes.some((code) => /^[A-Z]$/.test(code)) ? 'letter' : 'emoji';
}

function collectOwn(lexicon: Lexicon): void {
  const units = new Map<string, number[]>();
  const prices = new Map<number, number[]>();
  for (const product of lexicon.products) {
    if (product.unit !== null) units.set(product.unit, [...(units.get(product.unit) ?? []), product.index]);
    if (product.price !== null) prices.set(product.price, [...(prices.get(product.price) ?? []), product.index]);
  }
  const unitsKnown = lexicon.products.every((product) => product.unit !== null);
  for (const product of lexicon.products) {
    if (product.spec !== null)
      for (const measure of measuresIn(product.spec)) add(lexicon.specs, measure, product.index);
  }
  for (const [unit, owners] of units)
    if (owners.length === 1 && unitsKnown) lexicon.ownUnits.set(unit, owners[0] as number);
  for (const [price, owners] of prices) if (owners.length === 1) lexicon.ownPrices.set(price, owners[0] as number);
}

/** What a whole mention means, by the order of rule I2; null if nothing in the menu fits. */
export function lookup(lexicon: Lexicon, mention: string): Lookup | null {
  const key = nameKey(mention);
  if (key === '') return null;
  const learned = lexicon.learned.get(key);
  if (learned !== undefined) return { products: learned, how: 'learned' };
  const exact = lexicon.exact.get(key);
  if (exact !== undefined) return { products: exact, how: 'exact' };
  const part = lexicon.parts.get(key);
  if (part !== undefined) return { products: part, how: 'part' };
  const alias = lexicon.aliases.get(key);
  if (alias !== undefined) return { products: alias, how: 'alias' };
  const plain = key.replace(/的/g, '');
  if (plain !== key && plain.length > 0) {
    const again = lexicon.exact.get(plain) ?? lexicon.parts.get(plain);
    if (again !== undefined) return { products: again, how: 'part' };
  }
  const loose = bySubsequence(lexicon, plain);
  return loose.length > 0 ? { products: loose, how: 'subsequence' } : null;
}

function bySubsequence(lexicon: Lexicon, key: string): number[] {
  if (key.length < 2 || key.length > 12) return [];
  const found: number[] = [];
  for (const product of lexicon.products) {
    const names = [product.key, ...product.aliases.map(nameKey)];
    if (names.some((name) => isSubsequence(key, name))) found.push(product.index);
  }
  return found;
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

/** The longest known word (name, part of two or more characters, alias) that begins at an offset; 0 if none. */
export function longestWordAt(lexicon: Lexicon, text: string, offset: number, limit: number): number {
  if (!lexicon.firsts.has(text.charAt(offset))) return 0;
  const most = Math.min(limit - offset, lexicon.longest);
  for (let length = most; length >= 1; length--) {
    const word = text.slice(offset, offset + length);
    if (lexicon.exact.has(word) || lexicon.learned.has(word)) return length;
    if (length >= 2 && (lexicon.parts.has(word) || lexicon.aliases.has(word))) return length;
  }
  return 0;
}

/** The longest flavour or size that begins at an offset; 0 if none. */
export function optionAt(lexicon: Lexicon, text: string, offset: number, limit: number): number {
  if (lexicon.options.size === 0) return 0;
  for (let length = Math.min(6, limit - offset); length >= 1; length--)
    if (lexicon.options.has(text.slice(offset, offset + length))) return length;
  return 0;
}

/** Products whose name is close to a mention that was not understood; only ever offered, never taken. */
export function similarProducts(lexicon: Lexicon, mention: string): number[] {
  const key = nameKey(mention);
  if (key.length === 0) return [];
  const scored = lexicon.products.map((product) => {
    const shared = [...key].filter((character) => product.key.includes(character)).length;
    return { index: product.index, score: shared / Math.max(key.length, 1) };
  });
  return scored
    .filter((item) => item.score >= 0.34)
    .sort((a, b) => b.score - a.score)
    .map((item) => item.index);
}
