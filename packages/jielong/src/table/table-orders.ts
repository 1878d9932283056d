import { emptyRules } from '../lexicon/header-rules.ts';
import { buildLexicon } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { sectionFacts } from '../lexicon/section-facts.ts';
import type { SourceLine } from '../normalise/source.ts';
import { buildContext, learnedWords, menuProducts } from '../resolve/context.ts';
import type { ChainContext } from '../resolve/context.ts';
import { newDraft, personKey } from '../resolve/draft.ts';
import type { Draft } from '../resolve/draft.ts';
import { resolveUtterance } from '../resolve/messages.ts';
import { report } from '../resolve/utterance.ts';
import { addDraft } from '../resolve/state.ts';
import type { ChainState, State } from '../resolve/state.ts';
import { hasOrderContent, isFooter, isStatistics, isTargeted } from '../segment/chain-lines.ts';
import { NONE } from './table-columns.ts';
import type { Cell, Field, TableColumn } from './table-columns.ts';
import { statusOf, takeBuyer, takeDetails } from './table-facts.ts';
import type { RaiseFlag, Row } from './table-facts.ts';
import { takeItems } from './table-goods.ts';
import type { Goods } from './table-goods.ts';
import { productOf } from './table-items.ts';
import type { Table } from './table.ts';

const TOTAL_ROW =
  /^(?:合计|总计|小计|共计|汇总|总数|总和|累计|统计|单价|价格|均价|单位|规格|售价|库存|总)(?:数量?|份数|件数|金额|\(.*\)|[:：]?\s*\d*[份件个盒]?)?$/;

/** Reads every row of an exported table into order lines; rows of one order number and buyer are one line. */
export function resolveTable(state: State, table: Table): void {
  const context = contextOf(state, table);
  const chain = openTable(state, context);
  const goods: Goods = {
    chain,
    menu: context.products.length > 0 ? (context.lexicons[0] as Lexicon) : null,
    byColumn: new Map(),
  };
  for (const column of table.columns) if (column.field === 'product') openColumn(goods, column);
  for (const line of [...table.before, table.head, ...table.sections, ...table.after]) {
    if (line.text.trim() === '') continue;
    state.nonOrder.add(line.number);
    state.marks.push({ start: line.start, end: line.end, kind: 'header', reading: '' });
  }
  const orders = new Map<string, Draft>();
  const rows = table.rows.map((row) => rowOf(table, row.cells, row.line, row.section));
  for (const field of ['building', 'area', 'pickup'] as const) fillMerged(rows, field);
  const sums = new Map<TableColumn, number>();
  let previous: Draft | null = null;
  for (const row of rows) {
    if (isTotalRow(row, sums)) {
      state.nonOrder.add(row.line);
      state.marks.push({ start: row.start, end: row.end, kind: 'noise', reading: '' });
      continue;
    }
    previous = readRow(state, goods, row, orders, previous);
    for (const { column, cell } of row.products)
      sums.set(column, (sums.get(column) ?? 0) + (Number.parseFloat(cell.text) || 0));
  }
  for (const draft of new Set(orders.values())) readRemarks(draft);
  context.lexicons = [buildLexicon(context.products, context.rules, [], learnedWords(context.products, state.options))];
  for (const line of table.after) readLineBelow(state, chain, line);
}

/** The lines around the table may hold the menu, the pickup points, a legend or the building. */
function contextOf(state: State, table: Table): ChainContext {
  const loose = table.after.filter((line) => !isTargeted(line.text));
  const context = buildContext(state.source, table.before, [], loose, state.options);
  if (context.products.some((product) => product.price !== null || product.id !== null)) return context;
  const products = menuProducts(state.options.menu ?? []);
  const rules = { ...emptyRules(), ...context.rules };
  return {
    ...context,
    products,
    rules,
    lexicons: [buildLexicon(products, rules, [], new Map())],
    menuless: products.length === 0,
    unreadPrice: false,
  };
}

/** Edits, payments and cancellations below the table speak about its rows. */
function readLineBelow(state: State, chain: ChainState, line: SourceLine): void {
  if (isFooter(line.text) || isStatistics(line.text)) return;
  if (!isTargeted(line.text) && !hasOrderContent(line.text)) return;
  if (chain.context.menuLines.has(line.number)) return;
  state.nonOrder.delete(line.number);
  const said = { sender: null, start: line.start, end: line.end, lines: [line.number], quote: null, senderRange: null };
  resolveUtterance(state, chain, said);
  if (state.nonOrder.delete(line.number)) report(state, said, 'ambiguous_reference');
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

function openTable(state: State, context: ChainContext): ChainState {
  const chain: ChainState = {
    index: state.chains.length,
    topic: '',
    context,
    unitOf: (product) => context.products[product]?.unit ?? null,
    version: 0,
    bySeq: new Map(),
    byPerson: new Map(),
    drafts: [],
    offer: [],
  };
  state.chains.push(chain);
  return chain;
}

function openColumn(goods: Goods, column: TableColumn): void {
  const { products } = goods.chain.context;
  const item = { name: column.title, spec: column.spec, quantity: null, unit: column.unit, price: column.price };
  const origin = column.price === null ? 'implied' : 'menu';
  const own = goods.menu !== null && products.every((product) => product.id === null);
  const at = { ...item, start: 0, end: 0, vague: false };
  const coded = goods.menu?.codes.get(column.title.toUpperCase());
  let product =
    coded === undefined ? productOf(products, goods.menu, at, column.title, origin) : (products[coded] ?? null);
  if (product === null && own) product = productOf(products, null, at, column.title, origin);
  if (product !== null) product.unit ??= column.unit;
  goods.byColumn.set(column, product);
}

function rowOf(table: Table, cells: Cell[], line: SourceLine, section: string | null): Row {
  const row: Row = {
    line: line.number,
    start: line.start,
    end: line.end,
    cells: new Map(),
    products: [],
    unknown: [],
    section,
  };
  for (const [index, column] of table.columns.entries()) {
    const cell = cells[index];
    if (cell === undefined || cell.text === '') continue;
    if (column.field === 'product') row.products.push({ column, cell });
    else if (column.field === 'unknown') row.unknown.push(cell);
    else if (column.field !== 'ignored' && !row.cells.has(column.field)) row.cells.set(column.field, cell);
  }
  for (const cell of cells.slice(table.columns.length)) if (cell.text !== '') row.unknown.push(cell);
  return row;
}

const WHO = ['buyer', 'recipient', 'room', 'place', 'phone', 'seq', 'order'] as const;

/** A row that is named a total, or names nobody and prints the sums of the rows above. */
function isTotalRow(row: Row, sums: Map<TableColumn, number>): boolean {
  const named = [...row.cells.values(), ...row.unknown].some((cell) => TOTAL_ROW.test(cell.text));
  if (
    named &&
    ['buyer', 'recipient', 'seq', 'order', 'item', 'room', 'place'].some((field) =>
      TOTAL_ROW.test(row.cells.get(field as 'buyer')?.text ?? ''),
    )
  )
    return true;
  if (WHO.some((field) => row.cells.has(field))) return false;
  if (named) return true;
  if (row.products.length === 0) return row.cells.get('item') === undefined && row.unknown.length === 0;
  return row.products.every(
    ({ column, cell }) => Math.abs((sums.get(column) ?? 0) - (Number.parseFloat(cell.text) || 0)) < 0.001,
  );
}

function readRow(state: State, goods: Goods, row: Row, orders: Map<string, Draft>, previous: Draft | null): Draft {
  const { chain } = goods;
  const { rules } = chain.context;
  const seq = /^\D{0,3}(\d{1,9})$/.exec(row.cells.get('seq')?.text ?? '')?.[1];
  const number = row.cells.get('order')?.text ?? seq;
  const key = personKey((row.cells.get('buyer') ?? row.cells.get('recipient'))?.text ?? '');
  const status = statusOf(row, rules);
  const group = number === undefined ? `row ${row.line}` : `${number}|${key}|${status.status}`;
  const merged = previous !== null && continues(row) ? previous : undefined;
  const known = merged ?? orders.get(group);
  const draft = known ?? newDraft(chain.index, row.start, row.end);
  draft.lines.add(row.line);
  const flag: RaiseFlag = (reason, cell) => {
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
  takeDetails(state, draft, row, rules, flag);
  if (row.section !== null && known === undefined) takeSection(draft, row, row.section, chain.context, flag);
  takeItems(state, goods, draft, row, flag);
  if (known === undefined) addDraft(state, chain, draft);
  return draft;
}

/** Cells merged in the sheet: a further product of the order above, without number or name of its own. */
function continues(row: Row): boolean {
  const item = row.cells.get('item');
  return item !== undefined && !NONE.test(item.text) && !WHO.some((field) => row.cells.has(field));
}

/** What the heading above the row says, where the row itself says nothing. */
function takeSection(draft: Draft, row: Row, heading: string, context: ChainContext, flag: RaiseFlag): void {
  const facts = sectionFacts(heading, [], context.lexicons[0] as Lexicon);
  const named = facts.building ?? facts.unit ?? facts.area ?? facts.pickup;
  if (named === null) flag('unparsed_text', row);
  if (!row.cells.has('pickup')) draft.pickup = facts.pickup ?? draft.pickup;
  if (facts.building === null && facts.unit === null && facts.area === null) return;
  draft.place ??= { area: null, building: null, unit: null, room: null };
  draft.place.building ??= facts.building;
  draft.place.unit ??= facts.unit;
  draft.place.area ??= facts.area;
}

/** A column whose every value stands once is merged in the sheet: the blanks below belong to the value above. */
function fillMerged(rows: Row[], field: Field): void {
  const values = rows.flatMap((row) => row.cells.get(field)?.text ?? []);
  if (values.length === 0 || values.length === rows.length || new Set(values).size < values.length) return;
  let above: Cell | undefined;
  for (const row of rows) {
    const own = row.cells.get(field);
    if (own !== undefined) above = own;
    else if (above !== undefined && WHO.some((who) => row.cells.has(who))) row.cells.set(field, above);
  }
}
