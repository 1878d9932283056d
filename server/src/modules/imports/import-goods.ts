import { createHash } from 'node:crypto';
import { readGoodsSheet, SheetError, type GoodsField, type GoodsRow, type SheetReading } from '@heyi/sheets';
import type { Context } from '../../kernel/context.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { findGoods } from '../catalog/index.ts';
import { findStock } from '../inventory/index.ts';
import { applyGoods } from './apply-goods.ts';
import { findColumnChoice, type ColumnMapping } from './column-choices.ts';
import { planGoods, type GoodsPlan } from './plan-goods.ts';

const ROWS_MAX = 2_000;

export type GoodsReading = SheetReading<GoodsField, GoodsRow>;

export interface GoodsPreview extends GoodsPlan {
  reading: GoodsReading;
  /** Stands for the sheet and everything it would do: what the seller has seen and agrees to. */
  fingerprint: string;
}

/** What a seller said of a sheet; without it the reader decides. */
export interface SheetChoice {
  sheet?: string;
  mapping?: ColumnMapping;
}

/**
 * Reads a goods sheet of any seller.
 * @throws invalid `sheets.…` when it cannot be read at all
 */
export async function readGoods(bytes: Uint8Array, choice: SheetChoice = {}): Promise<GoodsReading> {
  try {
    return await readGoodsSheet(bytes, { maxRows: ROWS_MAX, ...choice });
  } catch (error) {
    if (error instanceof SheetError) throw invalid(error.code, error.details);
    throw error;
  }
}

/** As `readGoods`, with the columns as they were chosen for such a sheet before, where nothing is said now. */
export async function readGoodsAgain(
  ctx: Context,
  bytes: Uint8Array,
  choice: SheetChoice,
): Promise<{ reading: GoodsReading; mapping: ColumnMapping; remembered: boolean }> {
  const reading = await readGoods(bytes, choice);
  if (choice.mapping) return { reading, mapping: choice.mapping, remembered: false };
  const mapping = await findColumnChoice(ctx, headersOf(reading));
  if (mapping === undefined) return { reading, mapping: {}, remembered: false };
  return { reading: await readGoods(bytes, { ...choice, mapping }), mapping, remembered: true };
}

export const headersOf = (reading: Pick<GoodsReading, 'columns'>): string[] =>
  reading.columns.map((column) => column.header);

/** What a sheet would do to the catalog and the stock as they are now. */
export async function previewGoods(ctx: Context, reading: GoodsReading): Promise<GoodsPreview> {
  const skus = await findGoods(ctx);
  const stock = await findStock(
    ctx,
    skus.map((sku) => sku.skuId),
  );
  const plan = planGoods(reading, { skus, stock });
  const fingerprint = createHash('sha256').update(JSON.stringify(plan.rows)).digest('base64url');
  return { ...plan, reading, fingerprint };
}

/**
 * Carries out what the preview showed: refused and unchanged rows are left alone, all others are done together.
 * @throws conflict `imports.changed_since_preview` when the goods are not as they were in the preview
 */
export async function importGoods(
  ctx: Context,
  input: { reading: GoodsReading; fingerprint: string },
): Promise<GoodsPreview> {
  const preview = await previewGoods(ctx, input.reading);
  if (preview.fingerprint !== input.fingerprint) throw conflict('imports.changed_since_preview');
  await applyGoods(ctx, preview.toApply);
  return preview;
}
