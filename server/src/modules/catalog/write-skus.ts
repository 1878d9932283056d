import type { Context } from '../../kernel/context.ts';
import { sql, type Statement } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { isSellable } from '../../kernel/quantity.ts';
import { DEFAULT_UNIT, type ProductId, type SkuId } from './product.ts';
import type { SkuInput } from './sku.ts';

/** A SKU at its place in its product, with its id chosen. */
export interface PlacedSku extends SkuInput {
  skuId: SkuId;
  productId: ProductId;
  position: number;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Adds SKUs to products that exist.
 * @throws invalid `catalog.step_too_fine`, `catalog.limit_off_step`
 * @throws conflict `catalog.sku_code_taken`
 */
export async function insertSkus(ctx: Context, skus: readonly PlacedSku[]): Promise<void> {
  if (skus.length === 0) return;
  refuseBadSteps(skus);
  await refuseTakenCodes(ctx, skus);
  await codesOnce(
    ctx.tx.run(sql`
      insert into catalog.skus (shop_id, id, product_id, position, code, spec, unit, package_text, price_fen, cost_fen,
        quantity_step, limit_per_person, created_at)
      select ${ctx.shopId}, sku.*, ${ctx.now} from ${rowsOf(skus)}`),
  );
}

/** Changes SKUs in place; the same refusals as `insertSkus`. */
export async function updateSkus(ctx: Context, skus: readonly PlacedSku[]): Promise<void> {
  if (skus.length === 0) return;
  refuseBadSteps(skus);
  await refuseTakenCodes(ctx, skus);
  // Two SKUs may swap their codes: they are laid down before they are taken up again.
  await ctx.tx.run(sql`
    update catalog.skus set code = ''
    where shop_id = ${ctx.shopId} and code <> '' and id = any(${skus.map((sku) => sku.skuId)}::uuid[])`);
  await codesOnce(
    ctx.tx.run(sql`
      update catalog.skus old
      set position = sku.position, code = sku.code, spec = sku.spec, unit = sku.unit, package_text = sku.package_text,
        price_fen = sku.price_fen, cost_fen = sku.cost_fen, quantity_step = sku.quantity_step,
        limit_per_person = sku.limit_per_person
      from ${rowsOf(skus)}
      where old.shop_id = ${ctx.shopId} and old.id = sku.id and old.product_id = sku.product_id`),
  );
}

function rowsOf(skus: readonly PlacedSku[]): Statement {
  return sql`unnest(
    ${skus.map((sku) => sku.skuId)}::uuid[],
    ${skus.map((sku) => sku.productId)}::uuid[],
    ${skus.map((sku) => sku.position)}::smallint[],
    ${skus.map((sku) => sku.code?.trim() ?? '')}::text[],
    ${skus.map((sku) => sku.spec?.trim() ?? '')}::text[],
    ${skus.map((sku) => sku.unit?.trim() || DEFAULT_UNIT)}::text[],
    ${skus.map((sku) => sku.packageText?.trim() ?? '')}::text[],
    ${skus.map((sku) => sku.priceFen)}::bigint[],
    ${skus.map((sku) => sku.costFen ?? null)}::bigint[],
    ${skus.map((sku) => sku.quantityStep ?? 1)}::numeric[],
    ${skus.map((sku) => sku.limitPerPerson ?? null)}::numeric[]
  ) as sku (id, product_id, position, code, spec, unit, package_text, price_fen, cost_fen, quantity_step,
    limit_per_person)`;
}

/** @throws invalid `catalog.spec_twice`: two SKUs of one product that nobody could tell apart */
export function refuseTwins(skus: readonly { productId: ProductId; spec?: string }[]): void {
  const seen = new Set<string>();
  for (const { productId, spec = '' } of skus) {
    const key = `${productId} ${spec.trim()}`;
    if (seen.has(key)) throw invalid('catalog.spec_twice', { spec: spec.trim() });
    seen.add(key);
  }
}

function refuseBadSteps(skus: readonly SkuInput[]): void {
  for (const { quantityStep = 1, limitPerPerson, spec = '' } of skus) {
    if (!isSellable(quantityStep, 0.001)) throw invalid('catalog.step_too_fine', { step: quantityStep });
    if (limitPerPerson === undefined || limitPerPerson === null) continue;
    if (!isSellable(limitPerPerson, quantityStep)) {
      throw invalid('catalog.limit_off_step', { spec, limit: limitPerPerson, step: quantityStep });
    }
  }
}

/** Codes name one live SKU of the shop; the unique index decides, this names the culprit. */
async function refuseTakenCodes(ctx: Context, skus: readonly PlacedSku[]): Promise<void> {
  const codes = skus.map((sku) => sku.code?.trim() ?? '').filter((code) => code !== '');
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw conflict('catalog.sku_code_taken', { code: twice });
  const taken = await ctx.tx.many<{ code: string }>(sql`
    select code from catalog.skus
    where shop_id = ${ctx.shopId} and code <> '' and archived_at is null and code = any(${codes}::text[])
      and id <> all(${skus.map((sku) => sku.skuId)}::uuid[])
    limit 1`);
  if (taken[0]) throw conflict('catalog.sku_code_taken', { code: taken[0].code });
}

/** Another transaction took a code in the same moment. */
async function codesOnce(writing: Promise<number>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === UNIQUE_VIOLATION && constraint === 'skus_code') throw conflict('catalog.sku_code_taken', { code: '' });
    throw error;
  }
}
