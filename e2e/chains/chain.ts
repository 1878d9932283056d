/** A chain with the sale it is read against, what the seller decides, and what must be ordered in the end. */
export interface Chain {
  readonly title: string;
  readonly goods: readonly ChainGoods[];
  readonly text: string;
  /** Whose entries are asked about, in the order of the text, and what the seller taps; `skip` leaves one out. */
  readonly decisions: readonly { readonly buyer: string; readonly tap: readonly string[] | 'skip' }[];
  /** Quantity per goods once everything is confirmed. */
  readonly totals: Readonly<Record<string, number>>;
}

export interface ChainGoods {
  readonly name: string;
  readonly code?: string;
  readonly spec?: string;
  readonly unit?: string;
  readonly priceFen: number;
  readonly quantityStep?: number;
}
