import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { confirmPaste } from './confirm-paste.ts';
import { discardPaste } from './discard-paste.ts';
import { pasteText } from './paste-text.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const CHAIN = '#接龙\nA 东魁杨梅 128元\nB 土鸡蛋 45元\n\n1. 阿青 A1\n2. 李姐 B1';
const statusOf = (ctx: Context, pasteId: string) =>
  ctx.tx.one<{ status: string; version: number }>(sql`
    select status, version from intake.pastes where shop_id = ${ctx.shopId} and id = ${pasteId}`);

test('a paste that was put away never happened: the same text reads anew', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx);
    const { pasteId } = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    await discardPaste(ctx, { pasteId, version: 1 });
    assert.deepEqual(await statusOf(ctx, pasteId), { status: 'discarded', version: 2 });
    const again = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    assert.deepEqual([again.pasteId === pasteId, again.isRepeat], [false, false]);
  });
});

test('putting away the longer version brings back what waited in the shorter one', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx);
    const shorter = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    const longer = await pasteText(ctx, { saleId, communityId: null, text: `${CHAIN}\n3. 小满 A1` });
    assert.deepEqual(await statusOf(ctx, shorter.pasteId), { status: 'confirmed', version: 2 });
    await discardPaste(ctx, { pasteId: longer.pasteId, version: 1 });
    assert.deepEqual(await statusOf(ctx, shorter.pasteId), { status: 'reviewing', version: 3 });
    assert.equal((await confirmPaste(ctx, { pasteId: shorter.pasteId, version: 3 })).confirmed, 2);
  });
});

test('an older version and a finished paste are refused', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx);
    const { pasteId } = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    await assert.rejects(discardPaste(ctx, { pasteId, version: 2 }), { code: 'intake.changed_meanwhile' });
    await confirmPaste(ctx, { pasteId, version: 1 });
    await assert.rejects(discardPaste(ctx, { pasteId, version: 2 }), { code: 'intake.already_finished' });
    assert.equal((await statusOf(ctx, pasteId)).status, 'confirmed');
  });
});
