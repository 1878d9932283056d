import type { ProblemCode } from '../problems.ts';

/** A cell read for a field: a value, a problem, both (a value to check), or neither when it is blank. */
export interface CellValue {
  value?: string | number;
  problem?: ProblemCode;
}

export const blank: CellValue = {};
