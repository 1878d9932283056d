import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aSupplier } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { readSupplierList } from '../../screens/goods/supplier-list.ts';
import type { SupplierId } from './product.ts';
import { updateSupplier } from './update-supplier.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const listed = async (tab: 'live' | 'archived', search?: string) =>
  (await shop.read((ctx) => readSupplierList(ctx, { tab, ...(search === undefined ? {} : { search }) }))).rows;

test('a supplier can be put away and taken back', async () => {
  const supplierId = await shop.run((ctx) => aSupplier(ctx, '云和雪梨'));
  await shop.run((ctx) => updateSupplier(ctx, { supplierId, archived: true }));
  assert.deepEqual([(await listed('live', '云和')).length, (await listed('archived', '云和')).length], [0, 1]);
  await shop.run((ctx) => updateSupplier(ctx, { supplierId, archived: false }));
  assert.deepEqual([(await listed('live', '云和')).length, (await listed('archived', '云和')).length], [1, 0]);
  await assert.rejects(
    shop.run((ctx) => updateSupplier(ctx, { supplierId: randomUUID() as SupplierId, name: '无' })),
    {
      code: 'catalog.supplier_not_found',
    },
  );
});
