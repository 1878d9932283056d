import { emptyRules } from '../lexicon/header-rules.ts';
import { buildLexicon } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Product } from '../lexicon/product.ts';
import { tidy } from '../normalise/numerals.ts';
import { originalRange } from '../normalise/source.ts';
import { phoneAt, placeAt } from '../scan/scan-places.ts';
import type { ReviewReason } from '../types.ts';
import type { Cell, Field, Table, TableColumn } from '../segment/table.ts';
import { menuProducts } from './context.ts';
import { newDraft, personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { addDraft } from './state.ts';
import type { ChainState, State } from './state.ts';
import { itemsOfCell, productOf } from './table-items.ts';

interface Row {
  line: number;
  start: number;
  end: number;
  cells: Map<Field, Cell>;
  products: { column: TableColumn; cell: Cell }[];
}

const NONE = /^(?:0|\/|-+|无|没有|x|×|)$/i;
const TOTAL_ROW = /^(?:合计|总计|小计|共计|汇总|总数|单价|价格|均价|单位|规格)/;

/** Reads every row of an exported table into order lines; rows of one order number and buyer are one line. */
export function resolveTable(state: State, table: Table): void {
  const products = menuProducts(state.options.menu ?? []);
  const menu = products.length > 0 ? buildLexicon(products, emptyRules(), [], new Map()) : null;
  const chain = openTable(state, products);
  const byColumn = new Map<TableColumn, Product | null>();
  for (const column of table.columns) {
    if (column.field !== 'product') continue;
    const item = {
      name: column.title,
      spec: null,
      quantity: null,
      unit: column.unit,
      price: column.price,
      start: 0,
      end: 0,
      vague: false,
    };
    const product = productOf(products, menu, item, column.title, column.price === null ? 'implied' : 'menu');
    if (product !== null) product.unit ??= column.unit;
    byColumn.set(column, product);
  }
  for (const line of [...table.before, table.head, ...table.after]) {
    if (line.text.trim() === '') continue;
    state.nonOrder.add(line.number);
    state.marks.push({ start: line.start, end: line.end, kind: 'header', reading: '' });
  }
  const orders = new Map<string, Draft>();
  for (const { line, cells } of table.rows) {
    const row = rowOf(table, cells, line.number, line.start, line.end);
    if (isTotalRow(row)) {
      state.nonOrder.add(line.number);
      state.marks.push({ start: line.start, end: line.end, kind: 'noise', reading: '' });
      continue;
    }
    readRow(state, chain, row, orders, byColumn, menu);
  }
  for (const draft of orders.values()) readRemarks(draft);
}

/** A remark column may cancel or settle the payment; an order of nothing is none. */
function readRemarks(draft: Draft): void {
  for (const note of draft.notes) {
    if (/^(?:已?取消|不要了|退款|退单)/.test(note)) draft.status = 'cancelled';
    if (/^(?:已付|付了|已转|已收)/.test(note)) draft.payment ??= 'paid';
    if (/^(?:未付|没付|待付|未收)/.test(note)) draft.payment ??= 'unpaid';
  }
  if (draft.items.length === 0 && draft.flags.length === 0 && draft.status === 'active') draft.status = 'cancelled';
}

function openTable(state: State, products: Product[]): ChainState {
  const rules = emptyRules();
  const chain: ChainState = {
    index: state.chains.length,
    topic: '',
    context: {
      products,
      rules,
      lexicons: [buildLexicon(products, rules, [], new Map())],
      sections: [{ building: null, area: null, pickup: null, scope: [] }],
      menuLines: new Set(),
      menuless: true,
      unreadPrice: false,
    },
    unitOf: (product) => products[product]?.unit ?? null,
    version: 0,
    bySeq: new Map(),
    byPerson: new Map(),
    drafts: [],
    offer: [],
  };
  state.chains.push(chain);
  return chain;
}

function rowOf(table: Table, cells: Cell[], line: number, start: number, end: number): Row {
  const row: Row = { line, start, end, cells: new Map(), products: [] };
  for (const [index, column] of table.columns.entries()) {
    const cell = cells[index];
    if (cell === undefined || cell.text === '') continue;
    if (column.field === 'product') row.products.push({ column, cell });
    else if (column.field !== 'ignored' && !row.cells.has(column.field)) row.cells.set(column.field, cell);
  }
  return row;
}

function isTotalRow(row: Row): boolean {
  const first = [
    row.cells.get('seq'),
    row.cells.get('buyer'),
    row.cells.get('recipient'),
    row.cells.get('item'),
    row.cells.get('room'),
  ].filter((cell) => cell !== undefined);
  if (first.some((cell) => TOTAL_ROW.test(cell.text))) return true;
  return (
    row.cells.get('buyer') === undefined &&
    row.cells.get('recipient') === undefined &&
    row.cells.get('room') === undefined &&
    row.cells.get('phone') === undefined &&
    (row.products.length > 0 || row.cells.get('amount') !== undefined) &&
    row.cells.get('seq') === undefined
  );
}

function readRow(
  state: State,
  chain: ChainState,
  row: Row,
  orders: Map<string, Draft>,
  byColumn: Map<TableColumn, Product | null>,
  menu: Lexicon | null,
): void {
  const seqText = row.cells.get('seq')?.text ?? '';
  const seq = /^\D{0,3}(\d{1,9})$/.exec(seqText)?.[1];
  const buyerCell = row.cells.get('buyer') ?? row.cells.get('recipient');
  const key = personKey(buyerCell?.text ?? '');
  const status = statusOf(row);
  const group = seq === undefined ? `row ${row.line}` : `${seq}|${key}|${status.status}`;
  const known = orders.get(group);
  const draft = known ?? newDraft(chain.index, row.start, row.end);
  draft.lines.add(row.line);
  const flag = (reason: ReviewReason, cell: { start: number; end: number }): void => {
    draft.flags.push({ reason, start: cell.start, end: cell.end, candidates: [] });
  };
  if (known === undefined) {
    draft.seq = seq === undefined ? null : Number(seq);
    draft.status = status.status;
    draft.payment = status.payment;
    takeBuyer(state, draft, row, flag);
    orders.set(group, draft);
  }
  if (status.doubtful !== null) flag('ambiguous_status', status.doubtful);
  takeDetails(state, draft, row);
  takeItems(state, chain, draft, row, byColumn, menu, flag);
  if (known === undefined) addDraft(state, chain, draft);
}

function original(state: State, cell: Cell): string {
  const range = originalRange(state.source, cell.start, cell.end);
  return state.source.original.slice(range.start, range.end).trim();
}

function takeBuyer(
  state: State,
  draft: Draft,
  row: Row,
  flag: (reason: ReviewReason, cell: { start: number; end: number }) => void,
): void {
  const cell = row.cells.get('buyer') ?? row.cells.get('recipient') ?? row.cells.get('room');
  if (cell === undefined) {
    flag('missing_buyer', row);
    return;
  }
  draft.buyer = original(state, cell);
  draft.key = personKey(draft.buyer);
  draft.buyerRange = { start: cell.start, end: cell.end };
  const place = placeAt(cell.text.toLowerCase(), 0, cell.text.length);
  if (place?.place !== undefined && (place.end === cell.text.length || /[\s-]/.test(cell.text.charAt(place.end)))) {
    draft.place = place.place;
    const rest = cell.text.slice(place.end).replace(/^[\s-]+/, '');
    if (rest !== '') draft.buyer = rest;
  }
}

function statusOf(row: Row): { status: Draft['status']; payment: Draft['payment']; doubtful: Cell | null } {
  const cell = row.cells.get('status');
  const text = cell?.text ?? '';
  const amount = numberOf(row.cells.get('amount'));
  const refund = numberOf(row.cells.get('refund'));
  if (/部分退|退款中|待退|申请退|售后/.test(text)) return { status: null, payment: 'paid', doubtful: cell as Cell };
  if (/取消|已退|退款成功|全额退款|关闭|作废|^退款$/.test(text))
    return { status: 'cancelled', payment: null, doubtful: null };
  if (refund !== null && refund > 0) {
    if (amount !== null && refund >= amount) return { status: 'cancelled', payment: null, doubtful: null };
    return { status: null, payment: 'paid', doubtful: row.cells.get('refund') as Cell };
  }
  if (/待支付|未支付|待付款|未付|待付|否/.test(text)) return { status: 'active', payment: 'unpaid', doubtful: null };
  if (
    /已支付|已付|支付成功|待发货|已发货|已完成|完成|待核销|已核销|待提货|已提货|待收货|已收货|已签收|跟团成功|^是$|✅|√/.test(
      text,
    )
  )
    return { status: 'active', payment: 'paid', doubtful: null };
  if (text !== '' && cell !== undefined)
    return { status: 'active', payment: null, doubtful: /待定|候补|审核/.test(text) ? cell : null };
  const paidAt = row.cells.get('payTime');
  return { status: 'active', payment: paidAt !== undefined && /\d/.test(paidAt.text) ? 'paid' : null, doubtful: null };
}

function numberOf(cell: Cell | undefined): number | null {
  const match = cell === undefined ? null : /^[¥\s]*(\d+(?:\.\d+)?)\s*元?$/.exec(cell.text);
  return match === null ? null : Number(match[1]);
}

function takeDetails(state: State, draft: Draft, row: Row): void {
  const phone = row.cells.get('phone');
  if (phone !== undefined) {
    const found = phoneAt(phone.text, phone.text.search(/[+\d(]/), phone.text.length);
    if (found?.digits !== undefined) draft.phone = found.digits;
    else if (/^\d{4}$/.test(phone.text)) draft.tail = phone.text;
    else if (/\d/.test(phone.text))
      draft.flags.push({ reason: 'unparsed_text', start: phone.start, end: phone.end, candidates: [] });
  }
  const recipient = row.cells.get('recipient');
  if (recipient !== undefined) draft.recipient = original(state, recipient);
  const pickup = row.cells.get('pickup');
  if (pickup !== undefined && !NONE.test(pickup.text)) draft.pickup = original(state, pickup);
  const address = row.cells.get('address');
  if (address !== undefined && !NONE.test(address.text)) draft.address = original(state, address);
  for (const part of ['area', 'building', 'unit', 'room'] as const) {
    const cell = row.cells.get(part);
    if (cell === undefined || NONE.test(cell.text)) continue;
    draft.place ??= { area: null, building: null, unit: null, room: null };
    const both = part === 'building' || part === 'room' ? placeAt(cell.text.toLowerCase(), 0, cell.text.length) : null;
    if (both?.place !== undefined && both.end === cell.text.length && both.place.building !== null)
      Object.assign(draft.place, pickWritten(both.place));
    else
      draft.place[part] =
        part === 'area' ? original(state, cell) : cell.text.replace(/(?:号楼|栋|幢|座|楼|单元|室|房|号)$/, '');
  }
  for (const field of ['note', 'leaderNote'] as const) {
    const cell = row.cells.get(field);
    if (cell === undefined || NONE.test(cell.text)) continue;
    const words = original(state, cell);
    if (!draft.notes.includes(words)) draft.notes.push(words);
  }
}

function pickWritten(place: NonNullable<Draft['place']>): Partial<NonNullable<Draft['place']>> {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null));
}

function takeItems(
  state: State,
  chain: ChainState,
  draft: Draft,
  row: Row,
  byColumn: Map<TableColumn, Product | null>,
  menu: Lexicon | null,
  flag: (reason: ReviewReason, cell: { start: number; end: number }) => void,
): void {
  const { products } = chain.context;
  for (const { column, cell } of row.products) {
    if (NONE.test(cell.text)) continue;
    const match = /^(\d+(?:\.\d+)?)\s*(\p{L}{1,2})?$/u.exec(cell.text);
    const product = byColumn.get(column) ?? null;
    if (match === null) flag('unparsed_text', cell);
    if (product === null) flag('unknown_item', cell);
    draft.items.push({
      product: product?.index ?? null,
      quantity: match === null ? null : Number(match[1]),
      unit: match?.[2] ?? product?.unit ?? null,
      basis: 'derived',
      note: null,
      start: cell.start,
      end: cell.end,
    });
  }
  const itemCell = row.cells.get('item');
  const counted = row.cells.get('quantity');
  if (itemCell === undefined) {
    if (draft.items.length === 0 && draft.status === 'active') takeCountOnly(chain, draft, row, counted, flag);
    return;
  }
  const spec = row.cells.get('spec');
  const price = numberOf(row.cells.get('price'));
  for (const item of itemsOfCell(itemCell.text, counted !== undefined)) {
    if (spec !== undefined && item.spec === null) item.spec = spec.text;
    item.price ??= price;
    const at = itemCell.text.indexOf(item.name, item.start);
    const written = original(state, {
      text: '',
      start: itemStart(state, itemCell) + at,
      end: itemStart(state, itemCell) + at + item.name.length,
    });
    const product = productOf(products, menu, item, written, 'implied');
    const quantity = counted === undefined ? item.quantity : quantityOf(counted);
    if (product === null) flag('unknown_item', itemCell);
    if (quantity === null) flag('missing_quantity', counted ?? itemCell);
    else if (quantity === 0) continue;
    const same = draft.items.find((other) => other.product === product?.index && product !== null);
    if (same !== undefined && same.quantity !== null && quantity !== null)
      same.quantity = tidy(same.quantity + quantity);
    else
      draft.items.push({
        product: product?.index ?? null,
        quantity,
        unit: item.unit ?? product?.unit ?? null,
        basis: 'written',
        note: null,
        start: itemCell.start,
        end: itemCell.end,
      });
  }
  const amount = row.cells.get('amount');
  const value = numberOf(amount);
  if (value !== null && amount !== undefined && draft.stated === null)
    draft.stated = { value, start: amount.start, end: amount.end };
}

/** Where the cell's trimmed text begins in the normalised text. */
function itemStart(state: State, cell: Cell): number {
  return (
    cell.start +
    (state.source.text.slice(cell.start, cell.end).length -
      state.source.text.slice(cell.start, cell.end).trimStart().length)
  );
}

function quantityOf(cell: Cell): number | null {
  const match = /^[x*]?\s*(\d+(?:\.\d+)?)\s*\p{L}{0,2}$/u.exec(cell.text);
  return match === null ? null : Number(match[1]);
}

/** A table with a quantity but no product column sells the one thing its title names. */
function takeCountOnly(
  chain: ChainState,
  draft: Draft,
  row: Row,
  counted: Cell | undefined,
  flag: (reason: ReviewReason, cell: { start: number; end: number }) => void,
): void {
  const only = chain.context.products.length === 1 ? (chain.context.products[0] as Product) : null;
  if (counted === undefined) {
    flag('missing_item', row);
    return;
  }
  const quantity = quantityOf(counted);
  if (quantity === 0) {
    draft.status = 'cancelled';
    return;
  }
  if (quantity === null) flag('ambiguous_number', counted);
  if (only === null) flag('missing_item', counted);
  draft.items.push({
    product: only?.index ?? null,
    quantity,
    unit: only?.unit ?? null,
    basis: 'written',
    note: null,
    start: counted.start,
    end: counted.end,
  });
}
