import { emptyRules, readHeaderLine } from '../lexicon/header-rules.ts';
import type { HeaderRules } from '../lexicon/header-rules.ts';
import { buildLexicon } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { noFacts, sectionFacts } from '../lexicon/section-facts.ts';
import type { SectionFacts } from '../lexicon/section-facts.ts';
import { menuRows } from '../lexicon/menu-rows.ts';
import type { MenuRow } from '../lexicon/menu-rows.ts';
import { bareList } from '../lexicon/bare-lists.ts';
import { pricesIn } from '../lexicon/prices.ts';
import { nameKey } from '../lexicon/product.ts';
import type { Product } from '../lexicon/product.ts';
import { chineseNumber } from '../normalise/numerals.ts';
import { normalise, originalRange } from '../normalise/source.ts';
import type { Source, SourceLine } from '../normalise/source.ts';
import { placeAt } from '../scan/scan-places.ts';
import { isExample, isPriceRow, isStatistics } from '../segment/chain-lines.ts';
import type { MenuItem, ParseOptions } from '../types.ts';
import { titleProduct } from './title.ts';

/** What one chain's entries are read with, section by section. */
export interface ChainContext {
  products: Product[];
  rules: HeaderRules;
  /** Lexicon of entries above the first heading, then one per heading. */
  lexicons: Lexicon[];
  sections: SectionFacts[];
  /** Lines that hold menu rows, for the spans. */
  menuLines: Set<number>;
  /** True where nothing is offered: products come from the orders. */
  menuless: boolean;
  /** A price above the entries that could not be tied to a product: what the orders mean is not certain. */
  unreadPrice: boolean;
}

const NOT_A_PRODUCT =
  /^(?:运费|邮费|配送费|打包费|定金|订金|押金|起送|包邮|满减|合计|总计|一共|共|已付|优惠|原价|差价|余额|退款|红包|付了|付款|已收|收了|收款|转了|人均|每人|预算)/;

/** Products of the shop's own menu. */
export function menuProducts(menu: MenuItem[]): Product[] {
  return menu.map((item, index) => ({
    index,
    code: item.code == null ? null : item.code.normalize('NFKC').toUpperCase(),
    key: nameKey(normalise(item.name).text),
    name: item.name,
    aliases: (item.aliases ?? []).map((alias) => normalise(alias).text),
    spec: item.spec == null ? null : normalise(item.spec).text,
    price: item.price ?? null,
    unit: item.unit ?? null,
    origin: 'menu',
    id: item.id ?? null,
    extra: false,
    options: [],
    tiers: [],
  }));
}

/** Adds the products of one line; returns the indexes of what the line offers. */
export function addMenuLine(
  products: Product[],
  source: Source,
  line: SourceLine,
  codes: boolean,
  title: () => Product | null = () => null,
): number[] {
  const found: number[] = [];
  if (/自提|提货|取货|截单|截止/.test(line.text) && !/元|¥|\//.test(line.text) && !isPriceRow(line.text)) return [];
  for (const row of menuRows(line.text, codes)) {
    if (NOT_A_PRODUCT.test(row.name) || (row.price === null && isStray(products, row))) continue;
    const titled = row.ofTitle === true ? title() : null;
    if (titled !== null) {
      found.push(addProduct(products, variantOf(titled, row), titled.name));
      continue;
    }
    if (row.name === '') continue;
    const range = originalRange(source, line.start + row.nameStart, line.start + row.nameEnd);
    found.push(addProduct(products, row, source.original.slice(range.start, range.end)));
  }
  return found;
}

/** One size or package of the product the title names. */
function variantOf(titled: Product, row: MenuRow): MenuRow {
  return { ...row, name: titled.key, fullName: row.name, spec: row.spec ?? (row.name === '' ? null : row.name) };
}

const TIER =
  /([2-9]|[两二三四五六])\s*(?:份|个|箱|盒|袋|包|瓶|斤|件|只|单|组|套|桶|罐|板|条|根|杯)\s*(\d+(?:\.\d+)?)\s*(?:元|块|(?=[\s,，。;]|$))/g;

/** `25元一板，2板45元`: a price for several, which explains a lower sum. */
function addTiers(products: Product[], found: number[], text: string): void {
  const product = products[found.at(-1) ?? -1];
  if (product === undefined || product.price === null || found.length !== 1) return;
  for (const match of text.matchAll(TIER)) {
    const quantity = /\d/.test(match[1] as string) ? Number(match[1]) : (chineseNumber(match[1] as string) ?? 0);
    const price = Number(match[2]);
    if (quantity >= 2 && price > product.price && price < product.price * quantity)
      product.tiers.push({ quantity, price });
  }
  product.tiers.sort((a, b) => b.quantity - a.quantity);
}

const BARE_LINE = /^\s*(\p{L}[\p{L}()]{0,11})\s*[:：]?\s*(\d{1,4}(?:\.\d{1,2})?)\s*$/u;

/** `基围虾 58` line below line: a price list without currency, perhaps with its unit in the heading (单价/斤). */
function addBareLines(source: Source, products: Product[], header: SourceLine[], menuLines: Set<number>): void {
  const rows = header.filter((line) => BARE_LINE.test(line.text) && !isExample(line.text));
  if (rows.length < 2) return;
  const unit = header
    .map((line) => /(?:单价|价格|元|均)\s*[/每一(]\s*(\p{L})/u.exec(line.text)?.[1])
    .find((found) => found !== undefined);
  for (const line of rows) {
    const match = BARE_LINE.exec(line.text) as RegExpExecArray;
    const name = match[1] as string;
    const start = line.text.indexOf(name);
    const range = originalRange(source, line.start + start, line.start + start + name.length);
    const row = {
      code: null,
      name,
      nameStart: 0,
      nameEnd: 0,
      fullName: name,
      spec: null,
      price: Number(match[2]),
      unit: unit ?? null,
    };
    addProduct(
      products,
      { ...row, start: 0, end: 0, extra: false, options: [] },
      source.original.slice(range.start, range.end),
    );
    menuLines.add(line.number);
  }
}

/** A row without a price counts only in a menu that prints none, or where its code carries on the menu's codes. */
function isStray(products: Product[], row: MenuRow): boolean {
  if (placeAt(row.name.toLowerCase(), 0, row.name.length) !== null || /^(?:楼|栋|幢|号楼|座|单元)/.test(row.name))
    return true;
  const priced = products.filter((product) => product.price !== null);
  return priced.length > 0 && priced.every((product) => product.code === null);
}

function addProduct(products: Product[], row: MenuRow, written: string): number {
  const key = nameKey(row.name);
  const known = products.find(
    (product) =>
      product.key === key &&
      product.spec === row.spec &&
      product.code === row.code &&
      (product.price === row.price || row.price === null),
  );
  if (known !== undefined) return known.index;
  const ours = products.find(
    (product) => product.id !== null && (product.key === key || (row.code !== null && product.code === row.code)),
  );
  if (ours !== undefined) {
    if (ours.key !== key) ours.aliases.push(row.name);
    return ours.index;
  }
  const index = products.length;
  const full = nameKey(row.fullName);
  products.push({
    index,
    code: row.code,
    key,
    name: written,
    aliases:
      full !== '' && full !== key && full.length <= 14 && (row.code !== null || row.spec === row.fullName)
        ? [full]
        : [],
    spec: row.spec,
    price: row.price,
    unit: row.unit,
    origin: 'menu',
    id: null,
    extra: row.extra,
    options: row.options,
    tiers: [],
  });
  return index;
}

/** Builds the context of a chain from its header, its headings and what stands after it. */
export function buildContext(
  source: Source,
  header: SourceLine[],
  headings: SourceLine[][],
  footer: SourceLine[],
  options: ParseOptions,
): ChainContext {
  const rules = emptyRules();
  if (options.defaultQuantity != null) rules.defaultQuantity = options.defaultQuantity;
  const products = menuProducts(options.menu ?? []);
  const menuLines = new Set<number>();
  const title = (): Product | null =>
    titleProduct(
      source,
      header.filter(
        (line) => pricesIn(line.text, false).every((mark) => !mark.certain) && bareList(line.text).length === 0,
      ),
    );
  const read = (line: SourceLine): number[] => {
    if (line.text.trim() === '') return [];
    readHeaderLine(rules, line.text, (start, end) => {
      const range = originalRange(source, line.start + start, line.start + end);
      return source.original.slice(range.start, range.end);
    });
    if (isExample(line.text) || isStatistics(line.text)) return [];
    const found = addMenuLine(products, source, line, true, title);
    addTiers(products, found, line.text);
    if (found.length > 0) menuLines.add(line.number);
    return found;
  };
  let lastScope: number[] = [];
  for (const line of header) {
    const found = read(line);
    if (line.text.trim() !== '') lastScope = found;
  }
  if (products.length === 0) addBareLines(source, products, header, menuLines);
  if (products.length === 0) for (const line of footer) read(line);
  else for (const line of footer) readHeaderLine(rules, line.text, (start, end) => line.text.slice(start, end));
  dropLoneCodes(products);
  takeTrailingCodes(products);
  const learned = learnedWords(products, options);
  const base = buildLexicon(products, rules, [], learned);
  const sections: SectionFacts[] = [firstSection(header, headings, base, lastScope, products)];
  const ownMenus = headings.filter((lines) => lines.length > 1).length > 0;
  if (ownMenus && products.length > 0) (sections[0] as SectionFacts).scope = products.map((product) => product.index);
  for (const lines of headings) {
    const scope = lines.flatMap(read);
    let facts = following(sections.at(-1), sectionFacts((lines[0] as SourceLine).text, scope, base));
    for (const line of lines.slice(1))
      if (scope.length === 0) facts = following(facts, sectionFacts(line.text, [], base));
    sections.push(facts);
  }
  if (headings.length === 0) (sections[0] as SectionFacts).scope = [];
  const lexicons = sections.map((section) => buildLexicon(products, rules, section.scope, learned));
  return {
    products,
    rules,
    lexicons,
    sections,
    menuLines,
    menuless: false,
    unreadPrice: products.length === 0 && header.some(printsPrice),
  };
}

const NO_SALE_PRICE = /AA|人均|预算|运费|邮费|配送|打包|定金|订金|押金|满\s*\d|起送|起订|包邮|红包|收款|付款|转账/i;

function printsPrice(line: SourceLine): boolean {
  if (NO_SALE_PRICE.test(line.text) || isExample(line.text) || isStatistics(line.text)) return false;
  if (pricesIn(line.text, false).some((mark) => mark.certain)) return true;
  return (line.text.match(BARE_PRICE)?.length ?? 0) >= 2;
}

/** A number behind a word or a bracket that is no day, time, place or count. */
const BARE_PRICE =
  /(?<=[\p{Script=Han})])\s?\+?\d{1,3}(?![\d.:：/-]|\s?[点号楼栋幢月日年人份个岁分期室单位折天组周届群])/gu;

/** A single row with a numeric code is a list number, not a code. */
function dropLoneCodes(products: Product[]): void {
  dropDecoration(products);
  const own = products.filter((product) => product.id === null);
  const coded = own.filter((product) => product.code !== null);
  if (coded.length === 1 && own.length === 1)
    (coded[0] as Product).code = /^\d+$/.test((coded[0] as Product).code ?? '') ? null : (coded[0] as Product).code;
}

/** `酸奶A 12元 芝士B 15元`: letters that count on behind the names are codes. */
function takeTrailingCodes(products: Product[]): void {
  if (products.length < 2 || products.some((product) => product.code !== null || product.id !== null)) return;
  const letters = products.map((product) => /(?<=\P{ASCII})[a-z]$/u.exec(product.key)?.[0] ?? '');
  if (letters.some((letter, index) => letter !== String.fromCharCode(97 + index))) return;
  for (const product of products) {
    product.code = product.key.slice(-1).toUpperCase();
    product.key = product.key.slice(0, -1);
    product.name = product.name.replace(/\s*\S$/u, '');
  }
}

/** Emoji in front of rows are codes only where every row has its own. */
function dropDecoration(products: Product[]): void {
  const marked = products.filter(
    (product) => product.code !== null && /\p{Extended_Pictographic}/u.test(product.code) && !/\d/.test(product.code),
  );
  if (marked.length === 0) return;
  const distinct = new Set(marked.map((product) => product.code)).size === marked.length;
  if (marked.length < 2 || !distinct || marked.length < products.filter((product) => !product.extra).length)
    for (const product of marked) product.code = null;
}

export function learnedWords(products: Product[], options: ParseOptions): Map<string, number[]> {
  const learned = new Map<string, number[]>();
  for (const alias of options.learnedAliases ?? []) {
    const target = nameKey(normalise(alias.offering).text);
    const indexes = products
      .filter(
        (product) =>
          product.id === alias.offering || product.key === target || product.code === alias.offering.toUpperCase(),
      )
      .map((product) => product.index);
    if (indexes.length > 0) learned.set(nameKey(normalise(alias.text).text), indexes);
  }
  return learned;
}

function firstSection(
  header: SourceLine[],
  headings: SourceLine[][],
  base: Lexicon,
  lastScope: number[],
  products: Product[],
): SectionFacts {
  const none = noFacts();
  if (headings.length === 0) return none;
  const last = header.findLast((line) => line.text.trim() !== '');
  if (last === undefined) return none;
  if (lastScope.length > 0 && lastScope.length < Math.max(products.length, 2)) return { ...none, scope: lastScope };
  const facts = sectionFacts(
    last.text,
    lastScope.length === products.length &&
      headings.length > 0 &&
      menuRows((headings[0] as SourceLine[])[0]?.text ?? '', true).length > 0
      ? lastScope
      : [],
    base,
  );
  const alike = shapeOf(last.text) === shapeOf((headings[0] as SourceLine[])[0]?.text ?? '');
  const above = header.filter((line) => line.text.trim() !== '').length;
  return { ...facts, unclear: alike && above > 1 && facts.unclear, pickup: alike ? facts.pickup : null };
}

/** A unit belongs to the building above it; words that name nothing leave things as they were. */
function following(previous: SectionFacts | undefined, facts: SectionFacts): SectionFacts {
  if (previous === undefined || facts.unclear || facts.pickup !== null || facts.scope.length > 0) return facts;
  if (facts.unit !== null && facts.building === null) return { ...facts, building: previous.building };
  return facts.building === null && facts.area === null ? previous : facts;
}

/** The sign a heading opens with: headings of one kind look alike. */
function shapeOf(line: string): string {
  return /^\s*(\p{L}|.)/u.exec(line)?.[1]?.replace(/[\p{L}\d]/u, 'word') ?? '';
}
