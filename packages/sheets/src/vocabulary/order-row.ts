/** One row of an order or tracking sheet. Only fields whose cell held something are present. */
export interface OrderRow {
  orderNo?: string;
  lineNo?: string;
  serial?: string;
  buyerName?: string;
  recipientName?: string;
  phone?: string;
  province?: string;
  city?: string;
  district?: string;
  address?: string;
  product?: string;
  spec?: string;
  skuCode?: string;
  /** At most three decimals. */
  quantity?: number;
  /** Fen, as every amount below. */
  unitPrice?: number;
  amount?: number;
  orderAmount?: number;
  refundAmount?: number;
  status?: string;
  /** ISO 8601 with the zone's offset, as `createdAt`. */
  paidAt?: string;
  createdAt?: string;
  buyerNote?: string;
  sellerNote?: string;
  pickupPoint?: string;
  courier?: string;
  /** Several numbers in one cell stay as written. */
  trackingNo?: string;
}

export type OrderField = keyof OrderRow;
