import type { GoodsDetail } from './read-goods.ts';

export interface SkuDraft {
  /** Keeps its input in place while rows move. */
  key: string;
  skuId?: string;
  spec: string;
  priceFen: number | null;
  costFen: number | null;
  unit: string;
  code: string;
  packageText: string;
  quantityStep: number;
  limitPerPerson: string;
  /** What is there now, as typed; empty: made to order. Only asked for new goods. */
  stock: string;
}

export interface GoodsDraft {
  name: string;
  subtitle: string;
  category: string;
  origin: string;
  story: string;
  aliases: string;
  supplierId: string;
  pictureFileIds: string[];
  skus: SkuDraft[];
}

let made = 0;

/** A new row; goods of one product are mostly sold in one unit, so it takes the row's above. */
export const emptySku = (above?: SkuDraft): SkuDraft => ({
  key: `new-${++made}`,
  spec: '',
  priceFen: null,
  costFen: null,
  unit: above?.unit ?? '',
  code: '',
  packageText: '',
  quantityStep: above?.quantityStep ?? 1,
  limitPerPerson: '',
  stock: '',
});

export function draftOf(goods?: GoodsDetail): GoodsDraft {
  return {
    name: goods?.name ?? '',
    subtitle: goods?.subtitle ?? '',
    category: goods?.category ?? '',
    origin: goods?.origin ?? '',
    story: goods?.story ?? '',
    aliases: goods?.aliases.join('、') ?? '',
    supplierId: goods?.supplier?.supplierId ?? '',
    pictureFileIds: goods?.pictures.map((picture) => picture.fileId) ?? [],
    skus: goods?.skus.map((sku) => ({
      key: sku.skuId,
      skuId: sku.skuId,
      spec: sku.spec,
      priceFen: sku.priceFen,
      costFen: sku.costFen,
      unit: sku.unit,
      code: sku.code,
      packageText: sku.packageText,
      quantityStep: sku.quantityStep,
      limitPerPerson: sku.limitPerPerson === null ? '' : String(sku.limitPerPerson),
      stock: '',
    })) ?? [emptySku()],
  };
}

/** The draft as the server takes it. */
export function bodyOfDraft(draft: GoodsDraft) {
  return {
    name: draft.name.trim(),
    subtitle: draft.subtitle.trim(),
    category: draft.category.trim(),
    origin: draft.origin.trim(),
    story: draft.story.trim(),
    aliases: draft.aliases
      .split(/[、，,;；\n]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    supplierId: draft.supplierId || null,
    pictureFileIds: draft.pictureFileIds,
    skus: draft.skus.map((sku) => ({
      ...(sku.skuId === undefined ? {} : { skuId: sku.skuId }),
      spec: sku.spec.trim(),
      priceFen: sku.priceFen ?? 0,
      costFen: sku.costFen,
      ...(sku.unit.trim() === '' ? {} : { unit: sku.unit.trim() }),
      code: sku.code.trim(),
      packageText: sku.packageText.trim(),
      quantityStep: sku.quantityStep,
      limitPerPerson: sku.limitPerPerson.trim() === '' ? null : Number(sku.limitPerPerson),
    })),
  };
}

/** The draft of new goods, with what is there of each. */
export function newBodyOfDraft(draft: GoodsDraft) {
  const body = bodyOfDraft(draft);
  const skus = body.skus.map((sku, index) => {
    const stock = draft.skus[index]!.stock.normalize('NFKC').trim();
    return stock === '' ? sku : { ...sku, stock: Number(stock) };
  });
  return { ...body, skus };
}

export type DraftFault = 'needName' | 'needPrice' | 'needQuantity' | 'needStock' | 'specTwice';

/** What must be put right before sending: path of the field → what is wrong. */
export function findFaults(draft: GoodsDraft): Record<string, DraftFault> {
  const faults: Record<string, DraftFault> = {};
  if (draft.name.trim() === '') faults['name'] = 'needName';
  const specs = new Set<string>();
  draft.skus.forEach((sku, index) => {
    const spec = sku.spec.trim();
    if (specs.has(spec)) faults[`skus.${index}.spec`] = 'specTwice';
    specs.add(spec);
    if (sku.priceFen === null) faults[`skus.${index}.priceFen`] = 'needPrice';
    const limit = sku.limitPerPerson.trim();
    if (limit !== '' && !(Number(limit) > 0)) faults[`skus.${index}.limitPerPerson`] = 'needQuantity';
    const stock = sku.stock.normalize('NFKC').trim();
    if (!/^(\d{1,5}(\.\d{1,3})?)?$/.test(stock)) faults[`skus.${index}.stock`] = 'needStock';
  });
  return faults;
}
