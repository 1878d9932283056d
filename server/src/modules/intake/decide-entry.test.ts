import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { aPerson } from '../../../test/factories/people.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { confirmPaste } from './confirm-paste.ts';
import { decideEntry } from './decide-entry.ts';
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

const goods = [
  { name: '大樱桃', spec: '2斤', unit: '盒', priceFen: 6_800 },
  { name: '小樱桃', spec: '2斤', unit: '盒', priceFen: 4_800 },
];

/** One line with two questions about goods and one about the person. */
async function aPaste(ctx: Context) {
  const personId = await aPerson(ctx, { name: '阿珂妈' });
  const { saleId, itemIds } = await aSale(ctx, { goods });
  const text = '#接龙\nA 大樱桃 2斤 68元\nB 小樱桃 2斤 48元\n\n1. 阿珂 樱桃2份 榴莲1个\n2. 老白 A1';
  const { pasteId } = await pasteText(ctx, { saleId, communityId: null, text });
  const [entry, other] = await findEntries(ctx, pasteId);
  const find = async () => (await findEntries(ctx, pasteId))[0]!;
  return { personId, itemIds, pasteId, entry: entry!, other: other!, find };
}

test('each answer is kept, and the entry is ready only with the last', async () => {
  await shop.run(async (ctx) => {
    const { itemIds, pasteId, entry, find } = await aPaste(ctx);
    const reasons = entry.reading.questions.map(({ reason }) => reason);
    assert.deepEqual(reasons.slice(0, 2), ['ambiguous_item', 'unknown_item']);
    const items = [{ itemId: itemIds[1]!, quantity: 2 }];
    const first = await decideEntry(ctx, { pasteId, entryId: entry.id, version: 1, items, answered: [0] });
    assert.deepEqual(first, { version: 2, status: 'needs_decision' });
    const rest = reasons.map((_reason, index) => index).slice(1);
    const last = { pasteId, entryId: entry.id, version: 2, items, personId: null, answered: rest };
    assert.deepEqual(await decideEntry(ctx, last), { version: 3, status: 'ready' });
    const decided = await find();
    assert.deepEqual(decided.decision?.items, [{ itemId: itemIds[1], quantity: 2, note: '' }]);
    assert.equal(decided.decision.buyer, '阿珂');
  });
});

test('goods in doubt are never dropped by answering something else', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, entry, find } = await aPaste(ctx);
    const decide = decideEntry(ctx, { pasteId, entryId: entry.id, version: 1, personId: null });
    await assert.rejects(decide, { code: 'intake.items_required' });
    assert.deepEqual(await find(), entry);
  });
});

test('leaving out and undoing leave the entry as it was read', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, entry, other, find } = await aPaste(ctx);
    const skipped = await decideEntry(ctx, { pasteId, entryId: entry.id, version: 1, skip: true });
    assert.deepEqual(skipped, { version: 2, status: 'skipped' });
    const undone = await decideEntry(ctx, { pasteId, entryId: entry.id, version: 2, undo: true });
    assert.deepEqual(undone, { version: 3, status: 'needs_decision' });
    assert.deepEqual(await find(), entry);
    assert.equal((await decideEntry(ctx, { pasteId, entryId: other.id, version: 3, undo: true })).status, other.status);
  });
});

test('an older version, foreign goods, impossible quantities and finished entries are refused', async () => {
  await shop.run(async (ctx) => {
    const { pasteId, entry, other, itemIds, find } = await aPaste(ctx);
    const decide = (parts: object) =>
      decideEntry(ctx, { pasteId, entryId: entry.id, version: 1, personId: null, ...parts });
    const item = itemIds[0]!;
    await assert.rejects(decide({ version: 7 }), { code: 'intake.changed_meanwhile' });
    await assert.rejects(decide({ entryId: ctx.newId() }), { code: 'intake.entry_not_found' });
    await assert.rejects(decide({ items: [{ itemId: ctx.newId(), quantity: 1 }] }), {
      code: 'intake.item_not_in_sale',
    });
    const half = decide({ items: [{ itemId: item, quantity: 0.5 }] });
    await assert.rejects(half, { code: 'orders.quantity_not_allowed' });
    const stranger = decide({ items: [{ itemId: item, quantity: 1 }], personId: ctx.newId() });
    await assert.rejects(stranger, { code: 'people.person_not_found' });
    assert.deepEqual(await find(), entry);
    const { version } = await decideEntry(ctx, { pasteId, entryId: other.id, version: 1, personId: null });
    const confirmed = await confirmPaste(ctx, { pasteId, version });
    assert.deepEqual([confirmed.confirmed, confirmed.waiting], [1, 1]);
    const done = decide({ entryId: other.id, version: confirmed.version });
    await assert.rejects(done, { code: 'intake.entry_done' });
  });
});
