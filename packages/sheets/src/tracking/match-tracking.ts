import { findOrder } from './find-order.ts';
import type { FoundOrders } from './find-order.ts';
import { contradicts, courierNamed, inferCourier } from './infer-courier.ts';
import { judgeColumns } from './judge-columns.ts';
import { orderBook } from './order-book.ts';
import type { BookedOrder } from './order-book.ts';
import { phonesAgree } from './same-recipient.ts';
import type { MatchedParcel, OrderToMatch, TrackingMatch, TrackingProblem, TrackingRow } from './tracking-match.ts';
import { trackingNumbers } from './tracking-numbers.ts';
import type { WrittenNumber } from './tracking-numbers.ts';
import { trackingProblem } from './tracking-problems.ts';

export interface MatchOptions {
  /** The sheet row of each tracking row, to name rows as the seller sees them. */
  rowNumbers?: readonly number[];
}

/** One number of one row with the orders found for it. */
interface Finding {
  row: number;
  written: WrittenNumber;
  tracking: TrackingRow;
  found: FoundOrders;
}

/**
 * Finds the order of every parcel: by order number, else by phone with name and address. What is not certain is listed
 * with its candidates and reason, and nothing is assigned. An order may have several parcels.
 */
export function matchTracking(
  orders: readonly OrderToMatch[],
  trackingRows: readonly TrackingRow[],
  options: MatchOptions = {},
): TrackingMatch {
  const book = orderBook(orders);
  const match: TrackingMatch = {
    matched: [],
    uncertain: [],
    unmatchedTracking: [],
    ordersWithoutTracking: [],
    problems: [],
  };
  match.problems.push(
    ...book.contradictory.map((order) => trackingProblem(0, 'duplicate_order', { orderNo: order.name })),
  );
  const trust = judgeColumns(trackingRows, book);
  const findings: Finding[] = [];
  trackingRows.forEach((tracking, index) => {
    const row = options.rowNumbers?.[index] ?? index + 1;
    const { numbers, others } = trackingNumbers(tracking.trackingNo ?? '');
    match.problems.push(...numberProblems(row, tracking, { numbers, others }));
    for (const written of numbers) {
      findings.push({ row, written, tracking, found: findOrder(tracking, book, trust) });
    }
  });
  for (const group of groupByNumber(findings)) settleNumber(group, match);
  const served = new Set(match.matched.map(({ orderNo }) => orderNo));
  match.ordersWithoutTracking = book.orders.map(({ name }) => name).filter((name) => !served.has(name));
  match.problems.sort((a, b) => a.row - b.row);
  return match;
}

function numberProblems(
  row: number,
  tracking: TrackingRow,
  read: { numbers: WrittenNumber[]; others: string[] },
): TrackingProblem[] {
  const about = tracking.orderNo === undefined ? {} : { orderNo: tracking.orderNo };
  const problems = read.others.map((text) =>
    trackingProblem(row, 'suspect_tracking_number', { ...about, trackingNo: text }),
  );
  if (read.numbers.length === 0 && problems.length === 0)
    problems.push(trackingProblem(row, 'no_tracking_number', about));
  const nameless = tracking.orderNo ?? tracking.serial ?? tracking.phone ?? tracking.recipientName;
  if (nameless === undefined && read.numbers.length > 0) problems.push(trackingProblem(row, 'nothing_to_match_by'));
  return problems;
}

function groupByNumber(findings: Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { trackingNo } = finding.written;
    groups.set(trackingNo, [...(groups.get(trackingNo) ?? []), finding]);
  }
  return [...groups.values()];
}

/** Everything the sheet says about one tracking number, settled together. */
function settleNumber(findings: Finding[], match: TrackingMatch): void {
  const [first] = findings;
  if (!first) return;
  const { trackingNo } = first.written;
  const open = findings.find(({ found }) => found.kind === 'uncertain');
  const placed = unique(findings.flatMap(({ found }) => (found.kind === 'none' ? [] : found.orders)));
  reportRows(findings, match);
  if (placed.length === 0) {
    match.unmatchedTracking.push(trackingNo);
    return;
  }
  const candidates = placed.map(({ name }) => name);
  if (open?.found.kind === 'uncertain') {
    match.uncertain.push({ trackingNo, candidates, why: open.found.why, row: open.row });
    return;
  }
  if (placed.length > 1) {
    match.problems.push(trackingProblem(findings.at(-1)?.row ?? first.row, 'same_number_two_orders', { trackingNo }));
    if (!allOnePerson(placed)) {
      match.uncertain.push({ trackingNo, candidates, why: 'tracking_number_used_twice', row: first.row });
      return;
    }
  }
  for (const order of placed) match.matched.push(parcelOf(order, findings, match));
}

function reportRows(findings: Finding[], match: TrackingMatch): void {
  const seen = new Set<string>();
  for (const { row, written, tracking, found } of findings) {
    const { trackingNo } = written;
    if (found.kind === 'none' && found.unknownNumber)
      match.problems.push(trackingProblem(row, 'unknown_order', { trackingNo }));
    const content = JSON.stringify(tracking);
    if (seen.has(content)) match.problems.push(trackingProblem(row, 'duplicate_row', { trackingNo }));
    seen.add(content);
  }
}

function unique(orders: BookedOrder[]): BookedOrder[] {
  return [...new Set(orders)];
}

/** One parcel may serve several orders of one person. */
function allOnePerson(orders: BookedOrder[]): boolean {
  return orders.every((order) => phonesAgree(order.phone, orders[0]?.phone) === 'same');
}

function parcelOf(order: BookedOrder, findings: Finding[], match: TrackingMatch): MatchedParcel {
  const finding = findings.find(({ found }) => found.kind === 'certain' && found.orders.includes(order)) ?? findings[0];
  if (finding?.found.kind !== 'certain') throw new Error('only certain findings become parcels');
  const { row, written, tracking } = finding;
  const { trackingNo } = written;
  const courierText = tracking.courier ?? written.courier;
  const inferred = courierText === null || courierText === undefined ? inferCourier(trackingNo) : null;
  const named = courierText ? courierNamed(courierText) : null;
  const about = { trackingNo, orderNo: order.name };
  if (!courierText && !inferred) match.problems.push(trackingProblem(row, 'courier_unknown', about));
  if (named && contradicts(named, trackingNo))
    match.problems.push(trackingProblem(row, 'courier_number_mismatch', about));
  return {
    orderNo: order.name,
    trackingNo,
    courier: courierText ?? inferred?.name ?? null,
    courierCode: named?.code ?? inferred?.code ?? null,
    courierInferred: inferred !== null,
    certainty: 'certain',
    by: finding.found.by,
    row,
  };
}
