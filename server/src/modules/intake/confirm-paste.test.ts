import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { confirmPaste } from './confirm-paste.ts';
import { findEntries } from './find-pastes.ts';
import { pasteText } from './paste-text.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const CHAIN = `#接龙
周末鲜果团
A 东魁杨梅 6斤装 128元/箱
B 土鸡蛋 30枚 45元/盒

1. 阿青 A1
2. 李姐 A2 B1
3. 小满 B2`;

const goods = [
  { name: '东魁杨梅', spec: '6斤装', unit: '箱', priceFen: 12_800 },
  { name: '土鸡蛋', spec: '30枚', unit: '盒', priceFen: 4_500 },
];

const orders = (ctx: Context, saleId: string) =>
  ctx.tx.many<{ name: string; goods: string; closed: boolean }>(sql`
    select o.recipient_name as name, o.closed_at is not null as closed,
      (select string_agg(l.code || l.quantity::real, ' ' order by l.position) from orders.lines l
        where l.shop_id = o.shop_id and l.order_id = o.id) as goods
    from orders.orders o where o.shop_id = ${ctx.shopId} and o.sale_id = ${saleId} order by o.serial`);

test('nothing is an order until it is confirmed; then every line that is certain is one', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx, { goods });
    const { pasteId } = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    assert.deepEqual(await orders(ctx, saleId), []);
    const confirmed = await confirmPaste(ctx, { pasteId, version: 1 });
    assert.deepEqual(confirmed, { version: 2, confirmed: 3, waiting: 0, finished: true });
    assert.deepEqual(await orders(ctx, saleId), [
      { name: '阿青', goods: 'A1', closed: false },
      { name: '李姐', goods: 'A2 B1', closed: false },
      { name: '小满', goods: 'B2', closed: false },
    ]);
  });
});

test('a longer version of the chain shows and changes only what is different', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx, { goods });
    const first = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    await confirmPaste(ctx, { pasteId: first.pasteId, version: 1 });
    const longer = CHAIN.replace('2. 李姐 A2 B1', '2. 李姐 A1 B1').replace('3. 小满 B2', '3. 小满 B2 取消\n4. 老周 A3');
    const second = await pasteText(ctx, { saleId, communityId: null, text: longer });
    const entries = await findEntries(ctx, second.pasteId);
    assert.deepEqual(
      entries.map(({ reading, change, status }) => [reading.buyer, change, status]),
      [
        ['阿青', 'unchanged', 'confirmed'],
        ['李姐', 'edited', 'ready'],
        ['小满', 'cancelled', 'ready'],
        ['老周', 'new', 'ready'],
      ],
    );
    await confirmPaste(ctx, { pasteId: second.pasteId, version: 1 });
    assert.deepEqual(await orders(ctx, saleId), [
      { name: '阿青', goods: 'A1', closed: false },
      { name: '李姐', goods: 'A1 B1', closed: false },
      { name: '小满', goods: 'B2', closed: true },
      { name: '老周', goods: 'A3', closed: false },
    ]);
  });
});

test('the same text again is the same paste, and a second tab cannot confirm it twice', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx, { goods }));
  const first = await shop.run((ctx) => pasteText(ctx, { saleId, communityId: null, text: CHAIN }));
  const again = await shop.run((ctx) => pasteText(ctx, { saleId, communityId: null, text: CHAIN }));
  assert.deepEqual(again, { pasteId: first.pasteId, isRepeat: true });
  const confirm = () => shop.run((ctx) => confirmPaste(ctx, { pasteId: first.pasteId, version: 1 }));
  const [one, two] = await Promise.allSettled([confirm(), confirm()]);
  const refused = one.status === 'rejected' ? one : two;
  assert.equal(refused.status === 'rejected' && refused.reason.code, 'intake.already_finished');
  assert.equal((await shop.read((ctx) => orders(ctx, saleId))).length, 3);
});

test('an entry that vanished from a longer chain is asked about, never cancelled by itself', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx, { goods });
    const first = await pasteText(ctx, { saleId, communityId: null, text: CHAIN });
    await confirmPaste(ctx, { pasteId: first.pasteId, version: 1 });
    const text = CHAIN.replace('3. 小满 B2', '3. 老周 B1');
    const second = await pasteText(ctx, { saleId, communityId: null, text });
    const vanished = (await findEntries(ctx, second.pasteId)).find((entry) => entry.reading.buyer === '小满');
    assert.equal(vanished?.status, 'needs_decision');
    assert.equal(vanished.reading.questions[0]!.reason, 'dropped_in_later_snapshot');
  });
});

test('empty, binary and orderless texts are refused with their reason', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx, { goods });
    const paste = (text: string) => pasteText(ctx, { saleId, communityId: null, text });
    await assert.rejects(paste(' \n '), { code: 'intake.empty_text' });
    await assert.rejects(paste('龙'.repeat(200_001)), { code: 'intake.text_too_long' });
    await assert.rejects(paste('PK\u0003\u0004\ufffd\u0002'.repeat(50)), { code: 'intake.not_text' });
    await assert.rejects(paste('今天天气不错\n大家早'), { code: 'intake.nothing_found' });
  });
});

test('two new names with one phone are one person known by both, whose orders are both made', async () => {
  await shop.run(async (ctx) => {
    const { saleId } = await aSale(ctx, { goods });
    const text = '#接龙\n1. 竹青 A1 13600001234\n2. 竹青妈妈 B2 13600001234\n3. 云朵 B1 13600005678';
    const { pasteId } = await pasteText(ctx, { saleId, communityId: null, text });
    const confirmed = await confirmPaste(ctx, { pasteId, version: 1 });
    assert.deepEqual(confirmed, { version: 2, confirmed: 3, waiting: 0, finished: true });
    const [first, second, third] = await findEntries(ctx, pasteId);
    assert.equal(first!.personId, second!.personId);
    assert.notEqual(first!.personId, third!.personId);
    const names = await ctx.tx.many<{ value: string }>(sql`
      select value from people.identities where shop_id = ${ctx.shopId} and person_id = ${first!.personId}
        and kind = 'nickname' order by value collate "C"`);
    assert.deepEqual(
      names.map(({ value }) => value),
      ['竹青', '竹青妈妈'],
    );
  });
});
