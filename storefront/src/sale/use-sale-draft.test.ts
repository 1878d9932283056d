import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { nextTick } from 'vue';
import type { SalePageReply } from '../app/reply-types.ts';
import { forgetSaleDrafts, useSaleDraft } from './use-sale-draft.ts';

const stored = new Map<string, string>();
/** As a browser's: its keys are the properties of its own. */
globalThis.localStorage = new Proxy({} as Storage, {
  get: (_, name) =>
    ({
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    })[name as 'getItem'],
  ownKeys: () => [...stored.keys()],
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
});
beforeEach(() => stored.clear());

const nobody = {
  name: '',
  phone: '',
  building: '',
  unit: '',
  room: '',
  address: '',
  deliveryKind: '',
  pickupPointId: '',
};
const pageOf = (code: string, more: object = {}) =>
  ({ sale: { code, deliveryKinds: ['building', 'pickup'], ...more }, pickupPoints: [] }) as unknown as SalePageReply;

test('what was chosen and typed is there again in a new page, each sale on its own', async () => {
  const first = useSaleDraft(pageOf('AAAA'), nobody);
  first.choice.value = { eggs: 2 };
  Object.assign(first.delivery.value, { kind: 'pickup', name: '小满', note: '放门口' });
  await nextTick();
  const again = useSaleDraft(pageOf('AAAA'), nobody);
  assert.deepEqual(again.choice.value, { eggs: 2 });
  assert.deepEqual(
    [again.delivery.value.kind, again.delivery.value.name, again.delivery.value.note],
    ['pickup', '小满', '放门口'],
  );
  assert.deepEqual(useSaleDraft(pageOf('BBBB'), nobody).choice.value, {});
});

test('a way of delivery that is no longer offered is not taken from the draft', async () => {
  const first = useSaleDraft(pageOf('AAAA'), nobody);
  first.delivery.value.kind = 'pickup';
  await nextTick();
  const again = useSaleDraft(pageOf('AAAA', { deliveryKinds: ['building'] }), nobody);
  assert.equal(again.delivery.value.kind, 'building');
});

test('with nothing typed the draft holds no address, so that a later order is remembered', async () => {
  useSaleDraft(pageOf('AAAA'), nobody).choice.value = { eggs: 1 };
  await nextTick();
  assert.equal(useSaleDraft(pageOf('AAAA'), { ...nobody, name: '阿芳' }).delivery.value.name, '阿芳');
});

test('an ordered draft is gone, also when the page does not live to see it', () => {
  const draft = useSaleDraft(pageOf('AAAA'), nobody);
  stored.set('heyi.draft.AAAA', JSON.stringify({ choice: { eggs: 1 }, savedAt: Date.now() }));
  draft.clear();
  assert.deepEqual([...stored.keys()], []);
});

test('after two weeks a draft is old; who asks to be forgotten leaves none', async () => {
  const now = Date.now();
  useSaleDraft(pageOf('AAAA'), nobody, () => now).choice.value = { eggs: 1 };
  await nextTick();
  assert.deepEqual(useSaleDraft(pageOf('AAAA'), nobody, () => now + 15 * 24 * 3_600_000).choice.value, {});
  stored.set('heyi.locale', 'en');
  forgetSaleDrafts();
  assert.deepEqual([...stored.keys()], ['heyi.locale']);
});
