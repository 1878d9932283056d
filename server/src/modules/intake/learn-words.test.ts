import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseDetailed } from '@heyi/jielong';
import { aCommunity } from '../../../test/factories/communities.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { findEntries } from './find-pastes.ts';
import { showAids } from './find-reading-aids.ts';
import { forgetWords, learnWords } from './learn-words.ts';
import { pasteText } from './paste-text.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const TEXT = '#接龙\nA 东魁杨梅 128元\nB 土鸡蛋 45元\n\n1. 阿青 黑炭头2\n2. 李姐 B1';

test('taught words are understood in their group, and forgotten ones no longer', async () => {
  await shop.run(async (ctx) => {
    const { communityId } = await aCommunity(ctx, { name: '桂雨里' });
    const { saleId, itemIds, skuIds } = await aSale(ctx);
    const read = async (text: string) => {
      const { pasteId } = await pasteText(ctx, { saleId, communityId, text });
      const [entry] = await findEntries(ctx, pasteId);
      return entry!.reading.items;
    };
    assert.equal((await read(TEXT))[0]?.itemId ?? null, null);
    const { id } = await learnWords(ctx, { communityId, words: '黑炭头', skuId: skuIds[0]! });
    assert.deepEqual(await read(`${TEXT} `), [{ itemId: itemIds[0], quantity: 2, note: '' }]);
    assert.deepEqual((await showAids(ctx, { saleId, communityId })).words, [
      { id, words: '黑炭头', name: '东魁杨梅', spec: '6斤装', communityId },
    ]);
    assert.deepEqual((await showAids(ctx, { saleId, communityId: null })).words, []);
    await forgetWords(ctx, { wordsId: id });
    assert.equal((await read(`${TEXT}  `))[0]?.itemId ?? null, null);
    await assert.rejects(forgetWords(ctx, { wordsId: id }), { code: 'intake.words_not_found' });
  });
});

test('words mean one thing in a group: the same is taught once, another is refused', async () => {
  await shop.run(async (ctx) => {
    const { communityId } = await aCommunity(ctx, { name: '河畔新村' });
    const { skuIds } = await aSale(ctx);
    const first = await learnWords(ctx, { communityId, words: '蛋蛋', skuId: skuIds[1]! });
    assert.deepEqual(await learnWords(ctx, { communityId, words: ' 蛋 蛋', skuId: skuIds[1]! }), first);
    const other = learnWords(ctx, { communityId, words: '蛋蛋', skuId: skuIds[0]! });
    await assert.rejects(other, { code: 'intake.words_taken' });
    const unknown = learnWords(ctx, { communityId, words: '果果', skuId: ctx.newId() });
    await assert.rejects(unknown, { code: 'intake.sku_not_found' });
  });
});

test('a page that reads with the aids sees exactly what the server read', async () => {
  const { saleId, communityId, skuIds } = await shop.run(async (ctx) => {
    const group = await aCommunity(ctx, { members: [{ nickname: '阿青' }, { nickname: '李姐' }] });
    return { ...(await aSale(ctx)), communityId: group.communityId };
  });
  await shop.run((ctx) => learnWords(ctx, { communityId, words: '黑炭头', skuId: skuIds[0]! }));
  const text = `${TEXT}\n3. 小满 杨梅两三箱\n4. 老周 同上 已付\n谢谢大家`;
  const { app, signedIn } = await shop.app();
  const url = `/api/admin/sales/${saleId}/reading-aids?communityId=${communityId}`;
  const reply = await app.inject({ method: 'GET', url, headers: signedIn });
  assert.equal(reply.statusCode, 200);
  const { result, spans } = parseDetailed(text, reply.json().options);
  const { pasteId } = await shop.run((ctx) => pasteText(ctx, { saleId, communityId, text }));
  const { reading } = await shop.read((ctx) =>
    ctx.tx.one<{ reading: object }>(sql`
      select reading from intake.pastes where shop_id = ${ctx.shopId} and id = ${pasteId}`),
  );
  assert.deepEqual(reading, { spans, unresolved: result.unresolved, offerings: result.offerings });
});
