import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bodyOfDraft,
  checkDraft,
  emptyDraft,
  freeCode,
  limitOf,
  type DraftItem,
  type DraftTexts,
} from './sale-draft.ts';

const now = new Date('2026-11-24T10:00:00+08:00');
const item = (said: Partial<DraftItem> = {}): DraftItem => ({
  skuId: 'sku',
  name: '东魁杨梅',
  spec: '6斤装',
  unit: '箱',
  fileId: null,
  tint: null,
  code: 'A',
  priceFen: 12_800,
  limitPerPerson: '',
  limitTotal: '',
  sold: 0,
  available: null,
  ...said,
});
const texts: DraftTexts = {
  badCode: 'code',
  badPrice: 'price',
  badLimit: 'limit',
  chooseTime: 'time',
  endAfterStart: 'order',
  chooseDelivery: 'delivery',
  required: 'required',
};

test('a new item gets the first free letter', () => {
  assert.equal(freeCode([]), 'A');
  assert.equal(freeCode([item({ code: ' b ' }), item()]), 'C');
  const letters = Array.from({ length: 26 }, (_, index) => item({ code: String.fromCharCode(65 + index) }));
  assert.equal(freeCode(letters), 'AA');
});

test('a limit is empty or a positive number of at most three decimals', () => {
  assert.deepEqual(['', ' ２ ', '0.125', '0', '-1', '1.2345', 'abc'].map(limitOf), [
    null,
    2,
    0.125,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('everything wrong is told at its place', () => {
  const bad = item({ code: 'A-1', priceFen: null, limitPerPerson: '0', limitTotal: 'x' });
  const draft = {
    ...emptyDraft(now, 'Asia/Shanghai'),
    items: [item(), bad],
    endsAt: now.toISOString(),
    deliveryKinds: [],
  };
  assert.deepEqual(checkDraft(draft, texts), {
    'items.1.code': 'code',
    'items.1.priceFen': 'price',
    'items.1.limitPerPerson': 'limit',
    'items.1.limitTotal': 'limit',
    endsAt: 'order',
    deliveryKinds: 'delivery',
    title: 'required',
  });
  assert.deepEqual(checkDraft({ ...emptyDraft(now, 'Asia/Shanghai'), items: [item()], title: '杨梅团' }, texts), {});
});

test('the server is sent codes, prices and limits, nothing else of an item', () => {
  const draft = {
    ...emptyDraft(now, 'Asia/Shanghai'),
    items: [item({ limitTotal: '60' }), item({ itemId: 'kept', code: ' B ' })],
  };
  assert.deepEqual(bodyOfDraft(draft).items, [
    { skuId: 'sku', code: 'A', priceFen: 12_800, limitPerPerson: null, limitTotal: 60 },
    { itemId: 'kept', skuId: 'sku', code: 'B', priceFen: 12_800, limitPerPerson: null, limitTotal: null },
  ]);
});
