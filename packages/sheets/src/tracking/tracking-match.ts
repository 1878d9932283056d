import type { OrderRow } from '../vocabulary/order-row.ts';

/** An order as its sheet gives it; rows of one order are taken together. Without `orderNo` its `serial` names it. */
export interface OrderToMatch {
  orderNo?: string;
  serial?: string;
  recipientName?: string;
  phone?: string;
  province?: string;
  city?: string;
  district?: string;
  address?: string;
}

/** A row of the supplier's sheet, as `readSheet` gives it. */
export type TrackingRow = OrderRow;

/** What proved the match. Anything weaker is `uncertain` and asks. */
export type MatchedBy =
  | 'orderNo'
  | 'serial+phone'
  | 'serial+name'
  | 'phone+name+address'
  | 'phone+name'
  | 'phone+address';

export interface MatchedParcel {
  orderNo: string;
  trackingNo: string;
  /** As the sheet states it; the short Chinese name when inferred; null when it could not be told. */
  courier: string | null;
  courierCode: string | null;
  courierInferred: boolean;
  certainty: 'certain';
  by: MatchedBy;
  /** 1-based position in the tracking rows given, or the sheet row when `rowNumbers` was given. */
  row: number;
}

export interface UncertainParcel {
  trackingNo: string;
  candidates: string[];
  why: UncertainReason;
  row: number;
}

export type UncertainReason =
  | 'several_orders_of_this_person'
  | 'serial_only'
  | 'order_number_unknown'
  | 'phone_only'
  | 'name_and_address_only'
  | 'name_only'
  | 'order_number_and_recipient_disagree'
  | 'recipient_differs'
  | 'tracking_number_used_twice';

export interface TrackingProblem {
  row: number;
  code: TrackingProblemCode;
  message: string;
  trackingNo?: string;
  orderNo?: string;
}

export type TrackingProblemCode =
  | 'duplicate_row'
  | 'unknown_order'
  | 'no_tracking_number'
  | 'suspect_tracking_number'
  | 'same_number_two_orders'
  | 'courier_unknown'
  | 'courier_number_mismatch'
  | 'duplicate_order'
  | 'nothing_to_match_by';

export interface TrackingMatch {
  matched: MatchedParcel[];
  uncertain: UncertainParcel[];
  /** Tracking numbers that belong to no known order. */
  unmatchedTracking: string[];
  ordersWithoutTracking: string[];
  problems: TrackingProblem[];
}
