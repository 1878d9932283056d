export { SheetError } from './sheet-error.ts';
export type { SheetErrorCode } from './sheet-error.ts';
export { problemText } from './problems.ts';
export type { Problem, ProblemCode } from './problems.ts';
export type {
  CellAccount,
  Certainty,
  IgnoredReason,
  IgnoredRow,
  ReadOptions,
  SheetColumn,
  SheetReading,
} from './sheet-reading.ts';
export { readSheet } from './reading/read-sheet.ts';
export { readGoodsSheet } from './reading/read-goods-sheet.ts';
export type { OrderField, OrderRow } from './vocabulary/order-row.ts';
export type { GoodsField, GoodsRow } from './vocabulary/goods-row.ts';
export { writeSheet, writeSheetTo } from './writing/write-sheet.ts';
export { writeCsv } from './writing/write-csv.ts';
export { failureSheet } from './writing/failure-sheet.ts';
export type { RowFailure } from './writing/failure-sheet.ts';
export type { CellInput, ColumnKind, WriteColumn, WriteOptions, WriteSheet } from './writing/sheet-spec.ts';
export type {
  MatchedBy,
  MatchedParcel,
  OrderToMatch,
  TrackingMatch,
  TrackingProblem,
  TrackingProblemCode,
  TrackingRow,
  UncertainParcel,
  UncertainReason,
} from './tracking/tracking-match.ts';
export { parseAddressLine } from './addresses/parse-address-line.ts';
export { compareDoor } from './addresses/compare-door.ts';
export { sortForDelivery } from './addresses/sort-for-delivery.ts';
export type { DeliveryOrder, DeliveryPlace } from './addresses/sort-for-delivery.ts';
export { matchTracking } from './tracking/match-tracking.ts';
export type { MatchOptions } from './tracking/match-tracking.ts';
export { trackingProblemText } from './tracking/tracking-problems.ts';
export { inferCourier } from './tracking/infer-courier.ts';
export type { Courier } from './tracking/infer-courier.ts';
export type { AddressCertainty, AddressLine, AddressPart, Door, Span } from './addresses/door.ts';
export { parseStatementText } from './statements/parse-statement-text.ts';
export { readStatement } from './statements/read-statement.ts';
export type {
  StatementEntry,
  StatementOptions,
  StatementReading,
  UnreadLine,
  UnreadReason,
} from './statements/statement.ts';
