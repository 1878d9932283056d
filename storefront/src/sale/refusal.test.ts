import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem } from '@heyi/api-client';
import type { SaleItem } from '../app/reply-types.ts';
import { refusalOf } from './refusal.ts';

const items = [
  { itemId: 'a', name: '土鸡蛋', spec: '30 枚' },
  { itemId: 'b', name: '土鸡蛋', spec: '30 枚' },
] as SaleItem[];

test('of two goods with one name the refused one is pointed at', () => {
  const details = { itemId: 'b', name: '土鸡蛋 30 枚', unit: '板', left: 0 };
  const refusal = refusalOf(problem('orders.sold_out', details), items);
  assert.deepEqual(refusal, { place: 'goods', itemId: 'b', name: '土鸡蛋 30 枚', gone: true, text: '只剩 0 板了' });
});

test('goods that left the page are named without pointing anywhere', () => {
  const refusal = refusalOf(problem('orders.item_removed', { itemId: 'gone', name: '年糕' }), items);
  assert.deepEqual(refusal, { place: 'goods', itemId: undefined, name: '年糕', gone: false, text: '只剩 0 板了' });
});

test('another total is told as a total, a missing room at its field', () => {
  assert.equal(refusalOf(problem('orders.total_changed', { payableFen: 1 }), items)?.place, 'total');
  assert.equal(refusalOf(problem('orders.room_required', {}), items)?.place, 'field');
  assert.equal(refusalOf(new Error('lost'), items), undefined);
});

function problem(code: string, details: Record<string, string | number>): ApiProblem {
  return new ApiProblem({ status: 409, code, details }, () => '只剩 0 板了');
}
