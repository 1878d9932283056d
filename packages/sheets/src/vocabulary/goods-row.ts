/** One row of a goods sheet. Only fields whose cell held something are present. */
export interface GoodsRow {
  productName?: string;
  spec?: string;
  code?: string;
  /** Selling price in fen. */
  price?: number;
  /** What the seller pays, in fen. */
  cost?: number;
  unit?: string;
  packageText?: string;
  /** At most three decimals. */
  stock?: number;
  supplier?: string;
  origin?: string;
  limitPerPerson?: number;
  category?: string;
  note?: string;
}

export type GoodsField = keyof GoodsRow;
