import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { aCommunity } from '../../../test/factories/communities.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { confirmPaste } from './confirm-paste.ts';
import { decideEntries, decideEntry } from './decide-entry.ts';
import { findEntries } from './find-pastes.ts';
import { forgetWords, learnWords } from './learn-words.ts';
import { pasteText } from './paste-text.ts';
import { rereadPaste } from './reread-paste.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const lines = ['1. 阿青 黑炭头2', '2. 李姐 B1', '3. 小满 黑炭头1', '4. 老周 黑炭头3', '5. 阿圆 黑炭头1'];
const head = '#接龙\nA 东魁杨梅 128元\nB 土鸡蛋 45元\n\n';

/** Five lines, four of them with a name for the bayberries that the shop does not know. */
async function aPaste(ctx: Context, name: string, text = head + lines.join('\n')) {
  const { communityId } = await aCommunity(ctx, { name });
  const { saleId, itemIds, skuIds } = await aSale(ctx);
  const { pasteId } = await pasteText(ctx, { saleId, communityId, text });
  const read = async () => new Map((await findEntries(ctx, pasteId)).map((entry) => [entry.reading.buyer, entry]));
  const teach = () => learnWords(ctx, { communityId, words: '黑炭头', skuId: skuIds[0]! });
  return { saleId, communityId, itemIds, pasteId, read, teach };
}

test('a taught word reads the open lines again; what was decided or left out stays', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, itemIds, read, teach } = await aPaste(ctx, '桂雨里');
    const first = await read();
    const decide = (buyer: string, word: object) => ({ entryId: first.get(buyer)!.id, ...word });
    const { version } = await decideEntries(ctx, {
      pasteId,
      version: 1,
      decisions: [
        decide('小满', { items: [{ itemId: itemIds[1]!, quantity: 5 }], personId: null }),
        decide('老周', { skip: true }),
      ],
    });
    const decided = await read();
    await teach();
    const reread = await rereadPaste(ctx, { pasteId, version });
    const now = await read();
    assert.equal(reread.version, version + 1);
    assert.deepEqual(
      reread.changed.toSorted((a, b) => a.entryId.localeCompare(b.entryId)),
      ['阿青', '阿圆']
        .map((buyer) => ({ entryId: first.get(buyer)!.id, status: 'ready' as const }))
        .toSorted((a, b) => a.entryId.localeCompare(b.entryId)),
    );
    assert.deepEqual(now.get('阿青')!.reading.items, [{ itemId: itemIds[0], quantity: 2, note: '' }]);
    for (const buyer of ['李姐', '小满', '老周']) assert.deepEqual(now.get(buyer), decided.get(buyer));
    const confirmed = await confirmPaste(ctx, { pasteId, version: reread.version });
    assert.deepEqual([confirmed.confirmed, confirmed.waiting], [4, 0]);
  });
});

test('a forgotten word is asked about again, and the same reading changes nothing', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, read, teach } = await aPaste(ctx, '河畔新村');
    const unread = await read();
    const { id: wordsId } = await teach();
    const { version, changed } = await rereadPaste(ctx, { pasteId, version: 1 });
    assert.equal(changed.length, 4);
    assert.deepEqual((await rereadPaste(ctx, { pasteId, version })).changed, []);
    await forgetWords(ctx, { wordsId });
    const again = await rereadPaste(ctx, { pasteId, version: version + 1 });
    assert.deepEqual([...new Set(again.changed.map(({ status }) => status))], ['needs_decision']);
    assert.deepEqual(await read(), unread);
  });
});

test('who it is stays said while the goods are read anew', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, itemIds, read, teach } = await aPaste(ctx, '松风苑', `${head}1. 竹子 黑炭头2`);
    const entry = (await read()).get('竹子')!;
    const said = { buyer: '竹子妈妈', personId: null, answered: [] };
    const { version } = await decideEntry(ctx, { pasteId, entryId: entry.id, version: 1, ...said });
    await teach();
    await rereadPaste(ctx, { pasteId, version });
    const { decision, status } = [...(await read()).values()].find(({ id }) => id === entry.id)!;
    assert.deepEqual([decision?.buyer, status], ['竹子妈妈', 'ready']);
    assert.deepEqual(decision?.items, [{ itemId: itemIds[0], quantity: 2, note: '' }]);
  });
});

test('in a longer version only what changed is read again, and a line that means the same is no change', async () => {
  await shop.run(async (ctx) => {
    const { saleId, communityId, itemIds, pasteId, teach } = await aPaste(
      ctx,
      '明月湾',
      `${head}1. 云朵 A2\n2. 木木 B1`,
    );
    await confirmPaste(ctx, { pasteId, version: 1 });
    const text = `${head}1. 云朵 黑炭头2\n2. 木木 B1\n3. 橙子 黑炭头1`;
    const longer = (await pasteText(ctx, { saleId, communityId, text })).pasteId;
    const statuses = async () => (await findEntries(ctx, longer)).map(({ change, status }) => `${change} ${status}`);
    assert.deepEqual(await statuses(), ['edited needs_decision', 'unchanged confirmed', 'new needs_decision']);
    await teach();
    await rereadPaste(ctx, { pasteId: longer, version: 1 });
    assert.deepEqual(await statuses(), ['unchanged confirmed', 'unchanged confirmed', 'new ready']);
    const [, , fresh] = await findEntries(ctx, longer);
    assert.deepEqual(fresh!.reading.items, [{ itemId: itemIds[0], quantity: 1, note: '' }]);
  });
});

test('a longer version keeps what was left out, and a taught word reads as what was decided by hand', async () => {
  await shop.run(async (ctx) => {
    const text = `${head}1. 荷叶 黑炭头2\n2. 莲子 榴莲1\n3. 藕片 B1`;
    const { saleId, communityId, itemIds, pasteId, read, teach } = await aPaste(ctx, '荷花苑', text);
    const entries = await read();
    const { version } = await decideEntries(ctx, {
      pasteId,
      version: 1,
      decisions: [
        { entryId: entries.get('荷叶')!.id, items: [{ itemId: itemIds[0]!, quantity: 2 }], personId: null },
        { entryId: entries.get('莲子')!.id, skip: true },
      ],
    });
    await confirmPaste(ctx, { pasteId, version });
    await teach();
    const longer = await pasteText(ctx, { saleId, communityId, text: `${text}\n4. 菱角 B2` });
    const statuses = (await findEntries(ctx, longer.pasteId)).map(({ change, status }) => `${change} ${status}`);
    assert.deepEqual(statuses, ['unchanged confirmed', 'new skipped', 'unchanged confirmed', 'new ready']);
  });
});

test('an older version and a finished paste are refused, and several decisions are all made or none', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, read, teach } = await aPaste(ctx, '银杏里');
    const unread = await read();
    await teach();
    await assert.rejects(rereadPaste(ctx, { pasteId, version: 9 }), { code: 'intake.changed_meanwhile' });
    const decisions = [
      { entryId: unread.get('老周')!.id, skip: true },
      { entryId: ctx.newId() as string, skip: true },
    ];
    await assert.rejects(decideEntries(ctx, { pasteId, version: 1, decisions }), { code: 'intake.entry_not_found' });
    assert.deepEqual(await read(), unread);
  });
});
