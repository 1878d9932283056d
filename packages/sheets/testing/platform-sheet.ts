import type { OrderRow } from '../src/index.ts';

/** One platform's export: its columns as downloaded, a row of cells, and what must be read from it. */
export interface PlatformSheet {
  name: string;
  platform: string | null;
  header: string[];
  cells: Record<string, string>;
  row: OrderRow;
  /** Columns that must feed no field. */
  unused: string[];
}

/** Names parted by |. */
export const list = (text: string): string[] => text.trim().split('|');
