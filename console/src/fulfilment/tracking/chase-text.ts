import type { MissingParcel } from '../read-fulfilment.ts';

/** Orders by supplier, so that each can be asked for what is theirs. */
export function missingBySupplier(rows: readonly MissingParcel[]): { supplier: string; rows: MissingParcel[] }[] {
  const suppliers = [...new Set(rows.flatMap((row) => row.suppliers))];
  return suppliers.map((supplier) => ({ supplier, rows: rows.filter((row) => row.suppliers.includes(supplier)) }));
}

/** The reminder: a greeting and one line per order, without phone or address. */
export function chaseText(greeting: string, rows: readonly MissingParcel[]): string {
  return [greeting, ...rows.map((row) => `${row.code} ${row.recipientName} ${row.goods}`)].join('\n');
}
