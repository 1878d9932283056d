import type { MissingParcel } from '../read-fulfilment.ts';

export interface SupplierMissing {
  supplier: string;
  rows: MissingParcel[];
}

/** Orders by supplier, each with only the goods of theirs. */
export function missingBySupplier(rows: readonly MissingParcel[]): SupplierMissing[] {
  const groups = new Map<string, MissingParcel[]>();
  for (const row of rows) {
    for (const { name, goods } of row.suppliers) {
      groups.set(name, [...(groups.get(name) ?? []), { ...row, goods }]);
    }
  }
  return [...groups].map(([supplier, own]) => ({ supplier, rows: own }));
}

/** The reminder: a greeting and one line per order, without phone or address. */
export function chaseText(greeting: string, rows: readonly MissingParcel[]): string {
  return [greeting, ...rows.map((row) => `${row.code} ${row.recipientName} ${row.goods}`)].join('\n');
}
