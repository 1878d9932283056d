import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { aProduct, aSupplier } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { findGoods } from '../catalog/index.ts';
import { findStock, trackStock } from '../inventory/index.ts';
import { applyGoods } from './apply-goods.ts';
import { previewGoods, readGoods } from './import-goods.ts';

const shops: TestShop[] = [];
let shop: TestShop;
beforeEach(async () => {
  shop = await createTestShop();
  shops.push(shop);
});
after(() => Promise.all(shops.map((opened) => opened.close())));

const HEADER = '商品名称,规格,商品编码,售价,成本价,单位,库存,供货商,产地,限购';
const sheet = (...rows: string[]) => Buffer.from([HEADER, ...rows].join('\n'));

async function carryOut(bytes: Buffer) {
  const reading = await readGoods(bytes);
  return shop.run(async (ctx) => {
    const plan = await previewGoods(ctx, reading);
    await applyGoods(ctx, plan.toApply);
    return plan;
  });
}

/** The catalog as text: name spec code price/cost unit stock supplier origin limit. */
const catalog = () =>
  shop.read(async (ctx) => {
    const skus = await findGoods(ctx);
    const stock = await findStock(
      ctx,
      skus.map((sku) => sku.skuId),
    );
    return skus.map((sku) =>
      [
        sku.name,
        sku.spec,
        sku.code,
        `${sku.priceFen}/${sku.costFen}`,
        sku.unit,
        stock.get(sku.skuId) ?? '-',
        sku.supplierName,
        sku.origin,
        sku.limitPerPerson,
      ].join(' '),
    );
  });

const actions = (plan: { rows: { row: number; action: string; reason: string | null; about: string }[] }) =>
  plan.rows.map((row) => [row.row, row.action, row.reason ?? '', row.about].join(' ').trim());

test('a first sheet fills the catalog: products with several specs, suppliers, stock', async () => {
  const plan = await carryOut(
    sheet(
      '东魁杨梅,6斤装,YM6,128,90,箱,60,仙居果园,浙江仙居,2',
      '东魁杨梅,3斤装,YM3,68.5,48,箱,,,,',
      '土鸡蛋,30枚,,45,,盒,0,,,',
    ),
  );
  assert.deepEqual(actions(plan), ['2 create_product', '3 create_product', '4 create_product']);
  assert.deepEqual(await catalog(), [
    '东魁杨梅 6斤装 YM6 12800/9000 箱 60 仙居果园 浙江仙居 2',
    '东魁杨梅 3斤装 YM3 6850/4800 箱 - 仙居果园 浙江仙居 ',
    '土鸡蛋 30枚  4500/null 盒 0   ',
  ]);
});

test('known goods are found by code or by name and spec, and only what differs is changed', async () => {
  await shop.run(async (ctx) => {
    const supplierId = await aSupplier(ctx);
    const { skuIds } = await aProduct(ctx, {
      supplierId,
      skus: [
        { spec: '6斤装', code: 'YM6', unit: '箱', priceFen: 12_800 },
        { spec: '3斤装', unit: '箱', priceFen: 6_800 },
      ],
    });
    await trackStock(ctx, [{ skuId: skuIds[0]!, quantity: 60 }]);
  });
  const plan = await carryOut(
    sheet(
      ',,YM6,118,,,48,,,',
      '東魁杨梅,3斤装,,1,,,,,,',
      ' 东魁杨梅 ,３斤装,,68,,,,,临海,',
      '东魁杨梅,礼盒,,168,,盒,,,,',
    ),
  );
  assert.deepEqual(actions(plan), ['2 update', '3 create_product', '4 update', '5 add_sku']);
  assert.deepEqual(
    new Set(plan.rows[0]!.changes),
    new Set([
      { field: 'price', before: 12_800, after: 11_800 },
      { field: 'stock', before: 60, after: 48 },
    ]),
  );
  assert.deepEqual(
    plan.rows[2]!.changes.map((change) => change.field),
    ['spec', 'origin'],
  );
  assert.deepEqual(await catalog(), [
    '东魁杨梅 6斤装 YM6 11800/null 箱 48 仙居果园 临海 ',
    '东魁杨梅 ３斤装  6800/null 箱 - 仙居果园 临海 ',
    '东魁杨梅 礼盒  16800/null 盒 - 仙居果园 临海 ',
    '東魁杨梅 3斤装  100/null 份 -   ',
  ]);
});
