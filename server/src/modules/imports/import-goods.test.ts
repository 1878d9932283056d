import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { formWith } from '../../../test/upload.ts';
import { aProduct } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { findGoods } from '../catalog/index.ts';
import { findStock } from '../inventory/index.ts';
import { importGoods, previewGoods, readGoods } from './import-goods.ts';

const shops: TestShop[] = [];
let shop: TestShop;
beforeEach(async () => {
  shop = await createTestShop();
  shops.push(shop);
});
after(() => Promise.all(shops.map((opened) => opened.close())));

const HEADER = '商品名称,规格,商品编码,售价,成本价,单位,库存,供货商,产地,限购';
const sheet = (...rows: string[]) => Buffer.from([HEADER, ...rows].join('\n'));

const preview = async (bytes: Buffer) => {
  const reading = await readGoods(bytes);
  return shop.read((ctx) => previewGoods(ctx, reading));
};

async function carryOut(bytes: Buffer) {
  const { reading, fingerprint } = await preview(bytes);
  return shop.run((ctx) => importGoods(ctx, { reading, fingerprint }));
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

test('the same sheet again changes nothing', async () => {
  const bytes = sheet('东魁杨梅,6斤装,YM6,128,90,箱,60,仙居果园,浙江仙居,2', '土鸡蛋,30枚,,45,,盒,0,,,');
  await carryOut(bytes);
  const before = await catalog();
  assert.deepEqual(actions(await carryOut(bytes)), ['2 unchanged', '3 unchanged']);
  assert.deepEqual(await catalog(), before);
});

test('rows that cannot be kept are refused with the reason and the rest goes in', async () => {
  await shop.run((ctx) => aProduct(ctx, { name: '苹果', skus: [{ code: 'AP', priceFen: 1 }] }));
  await shop.run((ctx) => aProduct(ctx, { name: '梨', skus: [{ priceFen: 1 }] }));
  await shop.run((ctx) => aProduct(ctx, { name: '梨', skus: [{ priceFen: 2 }] }));
  const plan = await carryOut(
    sheet(
      '樱桃,大,,很便宜,,盒,,,,',
      ',小,,12,,盒,,,,',
      '樱桃,大,,,,盒,,,,',
      '樱桃,大,CH,30,,盒,,,,',
      '樱桃,大,,31,,盒,,,,',
      '草莓,,CH,9,,盒,,,,',
      '橘子,,AP,9,,盒,,,,',
      '梨,,,9,,盒,,,,',
      `${'长'.repeat(61)},,,9,,盒,,,,`,
      '香蕉,,,9,,串,-1,,,',
      '葡萄,,,9,,斤,,,,1.2',
      '蓝莓,,,9,,斤,,,,1.5',
    ),
  );
  assert.deepEqual(actions(plan), [
    '2 refused cells_unread',
    '3 refused name_missing productName',
    '4 refused price_missing price',
    '5 create_product',
    '6 refused repeated 5',
    '7 refused repeated 5',
    '8 refused code_of_other_goods 苹果',
    '9 refused name_ambiguous 梨',
    '10 refused too_long productName',
    '11 refused out_of_range stock',
    '12 refused limit_off_step 0.5',
    '13 create_product',
  ]);
  assert.deepEqual((await catalog()).slice(3), ['樱桃 大 CH 3000/null 盒 -   ', '蓝莓   900/null 斤 -   1.5']);
});

test('goods that changed after the preview are not overwritten', async () => {
  const { reading, fingerprint } = await preview(sheet('东魁杨梅,6斤装,,118,,箱,,,,'));
  await shop.run((ctx) => aProduct(ctx));
  const before = await catalog();
  await assert.rejects(
    shop.run((ctx) => importGoods(ctx, { reading, fingerprint })),
    {
      code: 'imports.changed_since_preview',
    },
  );
  assert.deepEqual(await catalog(), before);
});

test('over HTTP: preview, confirm, and a repeated confirm gets the first reply', async () => {
  const { app, signedIn } = await shop.app();
  const form = await formWith(sheet('东魁杨梅,6斤装,,118,,箱,5,,,', '坏的,,,,,,,,,'), 'goods.csv', 'text/csv');
  const headers = { ...signedIn, ...form.headers, 'idempotency-key': randomUUID() };
  const post = (url: string) => app.inject({ method: 'POST', url, headers, payload: form.payload });
  const shown = await post('/api/admin/goods-import-previews');
  assert.equal(shown.statusCode, 200, shown.body);
  assert.deepEqual(shown.json().counts, { created: 1, updated: 0, unchanged: 0, refused: 1 });
  assert.deepEqual(await catalog(), []);
  const url = `/api/admin/goods-imports?fingerprint=${shown.json().fingerprint}`;
  const [first, second] = [await post(url), await post(url)];
  assert.deepEqual([first.statusCode, second.statusCode, second.headers['idempotency-replayed']], [200, 200, 'true']);
  assert.deepEqual(second.json(), first.json());
  assert.deepEqual(await catalog(), ['东魁杨梅 6斤装  11800/null 箱 5   ']);
});

test('a file that is no sheet is refused', async () => {
  const { app, signedIn } = await shop.app();
  const form = await formWith(Buffer.from('今天的杨梅到了'), 'goods.xlsx');
  const headers = { ...signedIn, ...form.headers };
  const reply = await app.inject({
    method: 'POST',
    url: '/api/admin/goods-import-previews',
    headers,
    payload: form.payload,
  });
  assert.deepEqual([reply.statusCode, reply.json().code], [400, 'sheets.no_header']);
});

test('columns the reader does not know are shown with samples, chosen, and read so the next time', async () => {
  const { app, signedIn } = await shop.app();
  const bytes = Buffer.from('商品名称,卖几钱,堆哪\n文旦,39,后院\n血橙,28,车库\n');
  const form = await formWith(bytes, 'goods.csv', 'text/csv');
  const post = (url: string, query: Record<string, string> = {}) => {
    const headers = { ...signedIn, ...form.headers, 'idempotency-key': randomUUID() };
    return app.inject({ method: 'POST', url, query, headers, payload: form.payload });
  };
  const first = (await post('/api/admin/goods-import-previews')).json();
  assert.deepEqual(first.columns[1], {
    header: '卖几钱',
    field: null,
    certain: false,
    unknown: true,
    sample: ['39', '28'],
  });
  assert.deepEqual([first.counts.refused, first.mapping, first.remembered], [2, {}, false]);
  for (const wrong of ['{', '[]', '{"卖几钱":3}']) {
    const refused = await post('/api/admin/goods-import-previews', { mapping: wrong });
    assert.deepEqual([refused.statusCode, refused.json().code], [400, 'imports.mapping_unreadable'], wrong);
  }
  const mapping = JSON.stringify({ 卖几钱: 'price', 堆哪: null });
  const chosen = (await post('/api/admin/goods-import-previews', { mapping })).json();
  assert.deepEqual([chosen.counts.created, chosen.columns[1].field, chosen.columns[2].unknown], [2, 'price', false]);
  const unconfirmed = (await post('/api/admin/goods-import-previews')).json();
  assert.equal(unconfirmed.remembered, false);
  const done = await post('/api/admin/goods-imports', { fingerprint: chosen.fingerprint, mapping });
  assert.equal(done.statusCode, 200, done.body);
  const again = (await post('/api/admin/goods-import-previews')).json();
  assert.deepEqual([again.counts.unchanged, again.remembered, again.mapping], [2, true, JSON.parse(mapping)]);
});
