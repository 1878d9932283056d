/** A column of a `DataList`; its cell is the slot `cell-<key>`, or the row's own field of that name. */
export interface ListColumn {
  key: string;
  label: string;
  /** `end` for numbers and prices. */
  align?: 'start' | 'end';
  /** A CSS width, for columns whose content is always alike. */
  width?: string;
}
