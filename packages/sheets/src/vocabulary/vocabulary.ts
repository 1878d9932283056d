/** How the cells of a field are read. */
export type CellKind = 'text' | 'identifier' | 'phone' | 'quantity' | 'money' | 'time';

/**
 * The names of a field: its own and other known ones; where several columns have a value, `preferred` names go first
 * and `fallback` names last.
 */
export interface FieldNames {
  exact: readonly string[];
  alias: readonly string[];
  preferred?: readonly string[];
  fallback?: readonly string[];
}

/** A selling platform's export, known by headers that only it has. */
export interface Platform<Field extends string> {
  name: string;
  /** Recognised when all of these headers are present. */
  signature: readonly string[];
  /** Headers that mean something else here than elsewhere; null for of no use. */
  fields: Readonly<Record<string, Field | null>>;
}

/** One piece of a field that may stand in a column of its own. */
export interface FieldPiece {
  headers: readonly string[];
  /** On which side of the field's own column it is joined. */
  place: 'before' | 'after';
  /** The word that a bare number gets. */
  suffix: string;
}

export interface Vocabulary<Field extends string> {
  kinds: Readonly<Record<Field, CellKind>>;
  names: Readonly<Record<Field, FieldNames>>;
  platforms: readonly Platform<Field>[];
  /** Headers known to be of no use. */
  unused: readonly string[];
  /** What a header that contains these words probably is; tried in order. */
  keywords: readonly (readonly [RegExp, Field])[];
  /** Headers that the keywords must leave alone. */
  never: RegExp;
  /** Words whose meaning depends on the columns beside them. */
  inContext?: (header: string, has: (field: Field) => boolean) => Field | null | undefined;
  /** Fields that make a row somebody's or something's: a row with one of them is never a total line. */
  identity: readonly Field[];
  /** Fields repeated down a vertically merged cell; amounts and quantities are not, or they would count twice. */
  repeatedWhenMerged: readonly Field[];
  /** Headers that are one piece of a field, in the order they are joined. */
  pieces?: { field: Field; parts: readonly FieldPiece[] };
}
