export { parse, parseDetailed } from './parse.ts';
export { annotate, explain } from './explain.ts';
export type { Explanation } from './explain.ts';
export { diff } from './diff.ts';
export type { Change, Difference } from './diff.ts';
export type {
  Basis,
  DetailedResult,
  Fragment,
  Item,
  KnownPerson,
  LearnedAlias,
  LineStatus,
  Location,
  MenuItem,
  Offering,
  OrderLine,
  ParseOptions,
  Payment,
  Prediction,
  Question,
  ReviewReason,
  Span,
  SpanKind,
} from './types.ts';
