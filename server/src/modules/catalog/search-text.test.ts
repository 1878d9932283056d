import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { searchPattern, searchTextOf } from './search-text.ts';
import { fillSearchText } from './sweep-search-texts.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

test('goods are found by name, nickname, pinyin and initials', () => {
  assert.equal(searchTextOf(['东魁 杨梅', 'YM']), '东魁杨梅 dongkuiyangmei dkym ym');
  assert.equal(searchTextOf([' ', '']), '');
});

test('a typed search is folded as names are, and an empty one finds nothing by sound', () => {
  assert.equal(searchPattern(' Ｙang Mei'), '%yangmei%');
  assert.equal(searchPattern('%_'), undefined);
});

test('goods without a text to search get theirs once, also those named by signs alone', async () => {
  await shop.run(async (ctx) => {
    await aProduct(ctx, { name: '杨梅' });
    await aProduct(ctx, { name: '🍑' });
    await ctx.tx.run(sql`update catalog.products set search_text = '' where shop_id = ${ctx.shopId}`);
  });
  assert.deepEqual(await fillSearchText.run(shop.kernel), { full: false });
  const texts = await shop.read((ctx) =>
    ctx.tx.many<{ searchText: string; name: string }>(sql`
      select name, search_text from catalog.products where shop_id = ${ctx.shopId} order by id`),
  );
  assert.deepEqual(
    texts.map((row) => [row.name, row.searchText.split(' ')[0]]),
    [
      ['杨梅', '杨梅'],
      ['🍑', '🍑'],
    ],
  );
});
