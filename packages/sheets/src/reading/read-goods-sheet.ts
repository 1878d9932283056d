import type { ReadOptions, SheetReading } from '../sheet-reading.ts';
import { goodsVocabulary } from '../vocabulary/goods-vocabulary.ts';
import type { GoodsField, GoodsRow } from '../vocabulary/goods-row.ts';
import { readTable } from './read-table.ts';

/** Reads a goods sheet as `readSheet` reads orders, with the same errors. `price` and `cost` are fen. */
export async function readGoodsSheet(
  input: Uint8Array | string,
  options: ReadOptions = {},
): Promise<SheetReading<GoodsField, GoodsRow>> {
  return (await readTable(input, goodsVocabulary, options)) as SheetReading<GoodsField, GoodsRow>;
}
