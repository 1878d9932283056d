import { createBrowserStore } from '../app/browser-store.ts';

const store = createBrowserStore<Record<string, string[]>>('heyi.placed', () => localStorage);

/** The codes of the orders this phone placed in a sale, newest last: "you have ordered here already". */
export const placedIn = (saleCode: string): readonly string[] => store.read()?.[saleCode] ?? [];

export function rememberPlaced(saleCode: string, orderCode: string): void {
  const others = placedIn(saleCode).filter((code) => code !== orderCode);
  store.write({ ...store.read(), [saleCode]: [...others, orderCode] });
}

/** After a cancellation it is no longer said. */
export function forgetPlaced(saleCode: string, orderCode: string): void {
  const others = placedIn(saleCode).filter((code) => code !== orderCode);
  store.write({ ...store.read(), [saleCode]: others });
}
