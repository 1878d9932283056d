import type { Cell, Field } from './table-columns.ts';
import { NONE } from './table-columns.ts';
import type { TableColumn } from './table-columns.ts';
import { pickupNamed } from '../lexicon/pickups.ts';
import { originalRange } from '../normalise/source.ts';
import type { HeaderRules } from '../lexicon/header-rules.ts';
import { personKey } from '../resolve/draft.ts';
import type { Draft } from '../resolve/draft.ts';
import type { State } from '../resolve/state.ts';
import { phoneAt, placeAt } from '../scan/scan-places.ts';
import type { Place } from '../scan/token.ts';
import type { ReviewReason } from '../types.ts';

/** One row, its cells by what their column means. */
export interface Row {
  line: number;
  start: number;
  end: number;
  cells: Map<Field, Cell>;
  products: { column: TableColumn; cell: Cell }[];
  /** Cells under headings nobody knows. */
  unknown: Cell[];
  /** The heading between the rows that stands above this one. */
  section: string | null;
}

export type RaiseFlag = (reason: ReviewReason, cell: { start: number; end: number }) => void;

/** A cell as written in the original. */
export function original(state: State, cell: { start: number; end: number }): string {
  const range = originalRange(state.source, cell.start, cell.end);
  return state.source.original.slice(range.start, range.end).trim();
}

export function numberOf(cell: Cell | undefined): number | null {
  const match = cell === undefined ? null : /^[¥\s]*(\d+(?:\.\d+)?)\s*元?$/.exec(cell.text);
  return match === null ? null : Number(match[1]);
}

/** Who the row is for: the buyer, else the receiver, else the place that stands for a name. */
export function takeBuyer(state: State, draft: Draft, row: Row, flag: RaiseFlag): void {
  const cell = row.cells.get('buyer') ?? row.cells.get('recipient') ?? row.cells.get('place') ?? row.cells.get('room');
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

type RowStatus = { status: Draft['status']; payment: Draft['payment']; doubtful: Cell | null };

const UNPAID = /待支付|未支付|待付|未付|没付|还没|未收|没收|待收款|未转|没转|欠|^(?:否|没有?|无|no?|n|x|×|\*|✗|✘|❌)$/i;
const PAID =
  /已支付|已付|付了|已收|收了|收到|已转|转了|已结|付清|支付成功|待发货|已发货|已完成|完成|待核销|已核销|待提货|已提货|待自提|已自提|待收货|已收货|已签收|跟团成功|^(?:是|有|y|yes|付|收|✓|✔|✅|√|☑|对)$/i;

/** What state and payment columns say; words that say neither are doubtful. */
export function statusOf(row: Row, rules: HeaderRules): RowStatus {
  const cell = row.cells.get('status');
  const text = cell?.text ?? '';
  const amount = numberOf(row.cells.get('amount'));
  const refund = numberOf(row.cells.get('refund'));
  const settled = (status: Draft['status'], payment: Draft['payment']): RowStatus => ({
    status,
    payment,
    doubtful: null,
  });
  if (/部分退|退款中|待退|申请退|售后/.test(text)) return { status: null, payment: 'paid', doubtful: cell as Cell };
  if (/取消|已退|退款成功|全额退款|退款完成|关闭|作废|^退(?:款|单)?了?$/.test(text)) return settled('cancelled', null);
  if (refund !== null && refund > 0) {
    if (amount !== null && refund >= amount) return settled('cancelled', null);
    return { status: null, payment: 'paid', doubtful: row.cells.get('refund') as Cell };
  }
  const legend = rules.legend.get(text);
  if (legend === 'cancelled') return settled('cancelled', null);
  if (legend !== undefined) return settled('active', legend);
  if (/部分|定金|订金|一半/.test(text)) return settled('active', 'partial');
  if (UNPAID.test(text)) return settled('active', 'unpaid');
  if (PAID.test(text)) return settled('active', 'paid');
  if (text !== '' && cell !== undefined && !NONE.test(text) && !/^(?:正常|有效|处理中|进行中)$/.test(text))
    return { status: /待定|候补|审核/.test(text) ? null : 'active', payment: null, doubtful: cell };
  const paidAt = row.cells.get('payTime');
  return settled('active', text === '' && paidAt !== undefined && /\d/.test(paidAt.text) ? 'paid' : null);
}

/** Phone, place, pickup point, address and remarks. What a cell does not say plainly is asked about. */
export function takeDetails(state: State, draft: Draft, row: Row, rules: HeaderRules, flag: RaiseFlag): void {
  takePhone(draft, row, flag);
  const recipient = row.cells.get('recipient');
  if (recipient !== undefined && row.cells.has('buyer')) draft.recipient = original(state, recipient);
  else if (recipient !== undefined) draft.recipient = original(state, recipient);
  const pickup = row.cells.get('pickup');
  if (pickup !== undefined && !NONE.test(pickup.text)) draft.pickup = pickupOf(state, rules, pickup);
  const address = row.cells.get('address');
  if (address !== undefined && !NONE.test(address.text)) takeAddress(state, draft, address);
  for (const part of ['place', 'area', 'building', 'unit', 'room'] as const) {
    const cell = row.cells.get(part);
    if (cell !== undefined && !NONE.test(cell.text)) takePlace(state, draft, part, cell, flag);
  }
  if (draft.place !== null && draft.place.building === null && draft.place.room !== null)
    draft.place.building = rules.building;
  if (pickup === undefined && address === undefined && draft.place?.room == null) draft.pickup ??= rules.defaultPickup;
  for (const field of ['note', 'leaderNote'] as const) {
    const cell = row.cells.get(field);
    if (cell !== undefined && !NONE.test(cell.text)) addNote(draft, original(state, cell));
  }
  for (const cell of row.unknown) {
    if (NONE.test(cell.text)) continue;
    addNote(draft, original(state, cell));
    flag('unparsed_text', cell);
  }
}

function addNote(draft: Draft, words: string): void {
  if (!draft.notes.includes(words)) draft.notes.push(words);
}

function takePhone(draft: Draft, row: Row, flag: RaiseFlag): void {
  const phone = row.cells.get('phone');
  if (phone !== undefined) {
    const found = phoneAt(phone.text, phone.text.search(/[+\d(]/), phone.text.length);
    if (found?.digits !== undefined) draft.phone = found.digits;
    else if (/^\d{4}$/.test(phone.text)) draft.tail = phone.text;
    else if (/\d/.test(phone.text)) flag('unparsed_text', phone);
  }
  const tail = row.cells.get('tail');
  if (tail === undefined || NONE.test(tail.text)) return;
  if (/^\d{4,5}$/.test(tail.text)) draft.tail = tail.text;
  else if (phoneAt(tail.text, 0, tail.text.length)?.digits !== undefined)
    draft.phone = phoneAt(tail.text, 0, tail.text.length)?.digits ?? null;
  else flag('unparsed_text', tail);
}

/** The canonical name from the list above the table, also by its code. */
function pickupOf(state: State, rules: HeaderRules, cell: Cell): string {
  return pickupNamed(rules, cell.text)?.name ?? original(state, cell);
}

/** An address column may hold no more than building and room. */
function takeAddress(state: State, draft: Draft, cell: Cell): void {
  const place = placeAt(cell.text.toLowerCase(), 0, cell.text.length);
  if (place?.place !== undefined && place.end === cell.text.length) merge(draft, place.place);
  else draft.address = original(state, cell);
}

function merge(draft: Draft, place: Place): void {
  draft.place ??= { area: null, building: null, unit: null, room: null };
  Object.assign(draft.place, Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null)));
}

function takePlace(
  state: State,
  draft: Draft,
  part: 'place' | 'area' | 'building' | 'unit' | 'room',
  cell: Cell,
  flag: RaiseFlag,
): void {
  draft.place ??= { area: null, building: null, unit: null, room: null };
  if (part === 'area') {
    draft.place.area = original(state, cell);
    return;
  }
  const whole = placeAt(cell.text.toLowerCase(), 0, cell.text.length);
  if (
    part !== 'unit' &&
    whole?.place !== undefined &&
    whole.end === cell.text.length &&
    (whole.place.building !== null || whole.place.unit !== null || part !== 'building')
  ) {
    merge(draft, whole.place);
    return;
  }
  const spaced = /^(\d{1,3})[\s#]+(?:(\d{1,2})[\s#]+)?(\d{3,4})(?:室|房)?$/.exec(cell.text);
  if (part === 'place' && spaced !== null) {
    merge(draft, { area: null, building: spaced[1] ?? null, unit: spaced[2] ?? null, room: spaced[3] ?? null });
    return;
  }
  const plain = cell.text.replace(/^第/, '').replace(/(?:号楼|#楼|#|栋|幢|座|楼|单元|室|房|号)$/, '');
  const fits = part === 'place' ? /^\d{3,4}$/.test(plain) : /^[\dA-Za-z一二三四五六七八九十-]{1,6}$/.test(plain);
  if (!fits) flag('unparsed_text', cell);
  draft.place[part === 'place' ? 'room' : part] = plain;
}
