import { holdsWish } from '../lexicon/keywords.ts';
import { lookup } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Product } from '../lexicon/product.ts';
import { chineseNumber, tidy } from '../normalise/numerals.ts';
import { readMessage } from '../read/entry.ts';
import { applyClauses } from '../read/apply.ts';
import type { SettledItem } from '../read/reading.ts';
import type { Draft } from '../resolve/draft.ts';
import type { ChainState, State } from '../resolve/state.ts';
import { NONE } from './table-columns.ts';
import type { Cell, TableColumn } from './table-columns.ts';
import { numberOf, original } from './table-facts.ts';
import type { RaiseFlag, Row } from './table-facts.ts';
import { itemsOfCell, productOf } from './table-items.ts';
import type { CellItem } from './table-items.ts';

/** What the table sells: a menu around it, and the product of each column. */
export interface Goods {
  chain: ChainState;
  menu: Lexicon | null;
  byColumn: Map<TableColumn, Product | null>;
}

/** Adds what a row orders, by columns, by a cell that names goods, or by a count alone. */
export function takeItems(state: State, goods: Goods, draft: Draft, row: Row, flag: RaiseFlag): void {
  takeColumns(state, goods, draft, row, flag);
  const item = row.cells.get('item');
  const counted = row.cells.get('quantity');
  if (item !== undefined && !NONE.test(item.text)) {
    if (counted === undefined && namesCodes(goods.menu, item)) takeWritten(state, goods, draft, item, flag);
    else takeCell(state, goods, draft, row, item, flag);
  } else if (row.products.length > 0) checkCount(draft, counted, flag);
  else if (draft.items.length === 0 && draft.status === 'active') takeCountOnly(goods.chain, draft, row, counted, flag);
  takeAmount(draft, row);
}

const CELL_COUNT = /^[x*+]?\s*(\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,2})\s*(\p{L}{1,2})?(?:\s*\(([^()]+)\))?$/u;

function takeColumns(state: State, goods: Goods, draft: Draft, row: Row, flag: RaiseFlag): void {
  for (const { column, cell } of row.products) {
    if (NONE.test(cell.text)) continue;
    const match = CELL_COUNT.exec(cell.text);
    const product = goods.byColumn.get(column) ?? null;
    const written = match?.[1] ?? '';
    const quantity = match === null ? null : /\d/.test(written) ? Number(written) : chineseNumber(written);
    if (quantity === null) flag('unparsed_text', cell);
    if (quantity !== null && column.price === null && quantity > 200) flag('ambiguous_number', cell);
    if (product === null) flag('unknown_item', cell);
    draft.items.push({
      product: product?.index ?? null,
      quantity,
      unit: match?.[2] ?? product?.unit ?? null,
      basis: 'derived',
      note: match?.[3] ?? null,
      start: cell.start,
      end: cell.end,
    });
  }
}

/** Codes, or words of a menu printed around the table: read like an entry of a list. */
function namesCodes(menu: Lexicon | null, cell: Cell): boolean {
  if (menu === null || menu.codeStyle === 'none') return false;
  return lookup(menu, cell.text) === null;
}

function takeWritten(state: State, goods: Goods, draft: Draft, cell: Cell, flag: RaiseFlag): void {
  const lexicon = goods.menu as Lexicon;
  const { reading } = readMessage(lexicon, state.lower, cell.start, cell.end);
  const applied = applyClauses(lexicon, draft.items, reading.clauses, goods.chain.unitOf);
  draft.items = applied.items;
  draft.flags.push(...applied.flags, ...reading.flags);
  for (const note of [...reading.notes, ...reading.leftover]) {
    const words = original(state, note);
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    draft.notes.push(words);
    if (!reading.notes.includes(note) && !holdsWish(words)) flag('unparsed_text', note);
  }
  if (applied.items.length === 0 && applied.flags.length === 0) flag('missing_item', cell);
}

function takeCell(state: State, goods: Goods, draft: Draft, row: Row, itemCell: Cell, flag: RaiseFlag): void {
  const { products } = goods.chain.context;
  const counted = row.cells.get('quantity');
  const spec = row.cells.get('spec');
  const price = numberOf(row.cells.get('price'));
  const start = itemStart(state, itemCell);
  for (const item of itemsOfCell(itemCell.text, counted !== undefined)) {
    if (spec !== undefined && item.spec === null && !NONE.test(spec.text)) item.spec = spec.text;
    item.price ??= price;
    const at = Math.max(0, itemCell.text.indexOf(item.name, item.start));
    const words = original(state, { start: start + at, end: start + at + item.name.length });
    const product = productOf(products, goods.menu, item, words, 'implied');
    const number = counted === undefined ? item : quantityOf(counted);
    if (product === null) flag('unknown_item', itemCell);
    if (number.quantity === null) flag('missing_quantity', counted ?? itemCell);
    else if (number.quantity === 0) continue;
    addItem(draft, {
      product: product?.index ?? null,
      quantity: number.quantity,
      unit: number.unit ?? item.unit ?? product?.unit ?? null,
      basis: 'written',
      note: null,
      start: itemCell.start,
      end: itemCell.end,
    });
  }
}

function addItem(draft: Draft, item: SettledItem): void {
  const same = draft.items.find((other) => other.product === item.product && item.product !== null);
  if (same !== undefined && same.quantity !== null && item.quantity !== null && same.unit === item.unit)
    same.quantity = tidy(same.quantity + item.quantity);
  else draft.items.push(item);
}

function takeAmount(draft: Draft, row: Row): void {
  const amount = row.cells.get('amount');
  const value = numberOf(amount);
  if (value === null || amount === undefined) return;
  if (draft.stated === null) draft.stated = { value, start: amount.start, end: amount.end };
  else if (draft.stated.value !== value) draft.stated.value = tidy(draft.stated.value + value);
}

/** Where the cell's trimmed text begins in the normalised text. */
function itemStart(state: State, cell: Cell): number {
  const text = state.source.text.slice(cell.start, cell.end);
  return cell.start + (text.length - text.trimStart().length);
}

function quantityOf(cell: Cell): Pick<CellItem, 'quantity' | 'unit'> {
  const match = /^[x*]?\s*(\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,2})\s*(\p{L}{0,2})$/u.exec(cell.text);
  if (match === null) return { quantity: null, unit: null };
  const written = match[1] as string;
  const quantity = /\d/.test(written) ? Number(written) : chineseNumber(written);
  return { quantity, unit: match[2] === '' ? null : (match[2] as string) };
}

/** Beside columns of goods a count is their sum; another one is asked about. */
function checkCount(draft: Draft, counted: Cell | undefined, flag: RaiseFlag): void {
  const total = counted === undefined ? null : quantityOf(counted).quantity;
  if (total === null || counted === undefined) return;
  const sum = draft.items.reduce((all, item) => all + (item.quantity ?? 0), 0);
  if (Math.abs(sum - total) > 0.001) flag('sum_mismatch', counted);
}

/** A table with a quantity but no product column sells the one thing its title names. */
function takeCountOnly(chain: ChainState, draft: Draft, row: Row, counted: Cell | undefined, flag: RaiseFlag): void {
  const only = chain.context.products.length === 1 ? (chain.context.products[0] as Product) : null;
  if (counted === undefined) {
    flag('missing_item', row);
    return;
  }
  const { quantity, unit } = quantityOf(counted);
  if (quantity === 0 || NONE.test(counted.text)) {
    draft.status = 'cancelled';
    return;
  }
  if (quantity === null) flag('ambiguous_number', counted);
  if (only === null) flag('missing_item', counted);
  draft.items.push({
    product: only?.index ?? null,
    quantity,
    unit: unit ?? only?.unit ?? null,
    basis: 'written',
    note: null,
    start: counted.start,
    end: counted.end,
  });
}
