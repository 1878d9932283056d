/** Why a leader has to look at a fragment. */
export type ReviewReason =
  | 'missing_quantity'
  | 'missing_item'
  | 'missing_buyer'
  | 'unknown_item'
  | 'ambiguous_item'
  | 'ambiguous_number'
  | 'ambiguous_reference'
  | 'ambiguous_status'
  | 'unit_mismatch'
  | 'vague_quantity'
  | 'conditional_order'
  | 'conflicting_edit'
  | 'duplicate_entry'
  | 'dropped_in_later_snapshot'
  | 'sum_mismatch'
  | 'unparsed_text';

/** A piece of the original text that needs a decision; offsets count UTF-16 units of the original. */
export interface Fragment {
  text: string;
  start: number;
  end: number;
  source_line: number;
  reason: ReviewReason;
}

export interface Offering {
  id: string;
  code: string | null;
  name: string;
  aliases: string[];
  spec: string | null;
  price: number | null;
  unit: string | null;
  origin: 'menu' | 'implied';
}

/** `written`: the number stands in the text; `implied`: a mention counts as one; `derived`: copied, edited, converted. */
export type Basis = 'written' | 'implied' | 'derived';

export interface Item {
  offering: string | null;
  qty: number | null;
  unit: string | null;
  basis: Basis;
  note: string | null;
}

export interface Location {
  area: string | null;
  building: string | null;
  unit: string | null;
  room: string | null;
  pickup: string | null;
  address: string | null;
}

export type Payment = 'paid' | 'unpaid' | 'partial';
export type LineStatus = 'active' | 'cancelled';

export interface OrderLine {
  seq: number | null;
  source_lines: number[];
  buyer: string | null;
  placed_by: string | null;
  recipient: string | null;
  items: Item[];
  phone: string | null;
  phone_tail: string | null;
  location: Location | null;
  note: string | null;
  payment: Payment | null;
  paid_amount: number | null;
  stated_amount: number | null;
  status: LineStatus | null;
  confidence: number;
  review: Fragment[];
}

/** The result of reading one chain, conversation or table. */
export interface Prediction {
  schema: 'jielong-pred/1';
  offerings: Offering[];
  lines: OrderLine[];
  unresolved: Fragment[];
  non_order_lines: number[];
}

/** One product of the sale as the shop knows it. Prices are yuan, as they are written in chains. */
export interface MenuItem {
  id?: string;
  code?: string | null;
  name: string;
  aliases?: string[];
  spec?: string | null;
  price?: number | null;
  unit?: string | null;
}

export interface KnownPerson {
  name: string;
  nicknames?: string[];
}

/** A word this group uses for one product (by menu id, code or name), confirmed by the leader before. */
export interface LearnedAlias {
  text: string;
  offering: string;
}

export interface ParseOptions {
  /** The sale's own menu; it wins over a menu written in the text. */
  menu?: MenuItem[];
  people?: KnownPerson[];
  learnedAliases?: LearnedAlias[];
  /** Quantity of an entry that names nobody's number; without it such an entry is asked about. */
  defaultQuantity?: number | null;
  /** What was read from an earlier version of the same chain; entries that vanished are reported. */
  previous?: Prediction;
}

export type SpanKind =
  | 'seq'
  | 'buyer'
  | 'item'
  | 'code'
  | 'quantity'
  | 'unit'
  | 'spec'
  | 'phone'
  | 'location'
  | 'recipient'
  | 'note'
  | 'payment'
  | 'amount'
  | 'reference'
  | 'edit'
  | 'cancel'
  | 'header'
  | 'menu'
  | 'noise'
  | 'separator'
  | 'review';

/** What one stretch of the original was read as. Spans never overlap and together cover the whole text. */
export interface Span {
  start: number;
  end: number;
  kind: SpanKind;
  /** Index into `lines` of the result, or null where the text belongs to no order. */
  line: number | null;
  /** The reading in words: an offering's name, a number with its unit, a person. */
  reading: string;
  /** The reading that came second, where there was one. */
  runnerUp: string | null;
  reason: ReviewReason | null;
}

/** A question for the leader: one fragment with the offerings it may mean (ids, best first; may be empty). */
export interface Question {
  line: number | null;
  fragment: Fragment;
  candidates: string[];
}

export interface DetailedResult {
  result: Prediction;
  spans: Span[];
  questions: Question[];
}
