import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { createPerson } from '../people/index.ts';
import { previewShare, shareSale } from './share-sale.ts';

const origin = 'https://plum.example';
let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const touchesOf = (saleId: string) =>
  shop.read((ctx) =>
    ctx.tx.many(sql`
      select channel, person_id, made_by from outreach.touches
      where shop_id = ${ctx.shopId} and subject_id = ${saleId} order by id`),
  );

test('a look logs nothing; giving a text out logs it, and the next one reads differently', async () => {
  const { saleId, code } = await shop.run((ctx) => aSale(ctx));
  const { personId } = await shop.run((ctx) => createPerson(ctx, { name: '李姐' }));
  const to = { saleId, personId, origin };
  const look = await shop.read((ctx) => previewShare(ctx, to));
  assert.equal(look.link, `${origin}/s/${code}`);
  assert.deepEqual(await touchesOf(saleId), []);
  const first = await shop.run((ctx) => shareSale(ctx, { ...to, kind: 'invitation' }));
  assert.deepEqual(first, { text: look.invitations[0], link: look.link });
  assert.match(first.text, /李姐/);
  const second = await shop.run((ctx) => shareSale(ctx, { ...to, kind: 'invitation' }));
  assert.notEqual(second.text, first.text);
  await shop.run((ctx) => shareSale(ctx, { saleId, origin, kind: 'chain_opening' }));
  const madeBy = `staff:${shop.owner.staffId}`;
  assert.deepEqual(await touchesOf(saleId), [
    { channel: 'invitation', personId, madeBy },
    { channel: 'invitation', personId, madeBy },
    { channel: 'group_text', personId: null, madeBy },
  ]);
});

test('a sale that is not open is not shared, and nothing is logged', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  await assert.rejects(
    shop.run((ctx) => shareSale(ctx, { saleId, origin, kind: 'link' })),
    { code: 'sharing.not_open' },
  );
  assert.deepEqual(await touchesOf(saleId), []);
});

test('the poster carries the link as a QR that a phone reads', async () => {
  const words = '后山自己种的。'.repeat(30);
  const { saleId, code } = await shop.run((ctx) => aSale(ctx, { words, pickupNote: '东门驿站旁' }));
  const { app, signedIn } = await shop.app();
  const url = `/api/admin/sales/${saleId}/poster.png`;
  const reply = await app.inject({ url, headers: { ...signedIn, host: 'plum.example' } });
  assert.deepEqual([reply.statusCode, reply.headers['content-type']], [200, 'image/png']);
  const image = await loadImage(reply.rawPayload);
  assert.deepEqual([image.width, image.height], [1080, 1440]);
  const paper = createCanvas(540, 720).getContext('2d');
  paper.drawImage(image, 0, 0, 540, 720);
  const read = jsqr.default(paper.getImageData(0, 0, 540, 720).data, 540, 720);
  assert.equal(read?.data, `http://plum.example/s/${code}`);
  assert.equal((await app.inject({ url })).statusCode, 401);
});

test('sharing over HTTP is a write with its audit row', async () => {
  const { saleId, code } = await shop.run((ctx) => aSale(ctx));
  const { app, signedIn } = await shop.app();
  const reply = await app.inject({
    method: 'POST',
    url: `/api/admin/sales/${saleId}/shares`,
    headers: { ...signedIn, 'idempotency-key': randomUUID() },
    payload: { kind: 'link' },
  });
  assert.equal(reply.statusCode, 200);
  assert.match(reply.json().link, new RegExp(`/s/${code}$`));
  const audited = await shop.read((ctx) =>
    ctx.tx.many(sql`
      select action, subject from kernel.audit_log where shop_id = ${ctx.shopId} and action = 'sale.shared'`),
  );
  assert.deepEqual(audited, [{ action: 'sale.shared', subject: saleId }]);
});
