import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProduct, aSupplier } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { readSupplierList } from '../../screens/goods/supplier-list.ts';
import { createSupplier } from './create-supplier.ts';
import { updateSupplier } from './update-supplier.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const listed = async (tab: 'live' | 'archived', search?: string) =>
  (await shop.read((ctx) => readSupplierList(ctx, { tab, ...(search === undefined ? {} : { search }) }))).rows;

test('a supplier is listed with what it supplies, and found by its contact', async () => {
  const supplierId = await shop.run((ctx) => aSupplier(ctx, '仙居果园'));
  await shop.run((ctx) => aProduct(ctx, { supplierId }));
  const expected = {
    supplierId,
    name: '仙居果园',
    contactName: '老郑',
    phone: '16400000009',
    address: '',
    note: '',
    productCount: 1,
    archived: false,
  };
  assert.deepEqual(await listed('live', '老郑'), [expected]);
  assert.deepEqual(await listed('live', '无此人'), []);
});

test('two suppliers never have one name', async () => {
  const first = await shop.run((ctx) => aSupplier(ctx, '台州渔港'));
  const second = await shop.run((ctx) => aSupplier(ctx, '三门蟹行'));
  const before = await listed('live');
  await assert.rejects(
    shop.run((ctx) => createSupplier(ctx, { name: ' 台州渔港 ' })),
    { code: 'catalog.supplier_exists' },
  );
  await assert.rejects(
    shop.run((ctx) => updateSupplier(ctx, { supplierId: second, name: '台州渔港' })),
    {
      code: 'catalog.supplier_exists',
    },
  );
  assert.deepEqual(await listed('live'), before);
  await shop.run((ctx) => updateSupplier(ctx, { supplierId: first, name: '台州渔港', note: '周二休息' }));
  assert.equal((await listed('live', '台州渔港'))[0]!.note, '周二休息');
});
