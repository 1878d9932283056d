import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchStatement, type OpenPayment } from './match-statement.ts';

const open: OpenPayment[] = [
  { orderId: 'a', reference: '3-27', amountFen: 6_800, names: ['李姐', '3-501 李姐'] },
  { orderId: 'b', reference: '3-28', amountFen: 6_800, names: ['王阿姨'] },
  { orderId: 'c', reference: '13-27', amountFen: 9_900, names: ['小满'] },
];
const line = (amountFen: number, payer: string, remark = '') => ({ amountFen, payer, remark });

test('a reference with the exact amount is certain, also in full width and among other words', () => {
  assert.deepEqual(matchStatement([line(6_800, '陌生人', '杨梅 ３－２７ 谢谢')], open), [
    { kind: 'certain', orderId: 'a', by: 'reference' },
  ]);
});

test('a reference inside another number is none', () => {
  assert.deepEqual(matchStatement([line(6_800, '', '13-27')], open)[0]!.kind, 'candidates');
  assert.deepEqual(matchStatement([line(6_800, '', '3-271')], open)[0]!.kind, 'candidates');
});

test('a whole name of one order with the amount is certain; part of a name is not', () => {
  assert.deepEqual(matchStatement([line(6_800, '王阿姨')], open), [{ kind: 'certain', orderId: 'b', by: 'name' }]);
  assert.equal(matchStatement([line(6_800, '王')], open)[0]!.kind, 'candidates');
});

test('an amount that nobody owes matches nothing, also with a right reference', () => {
  assert.deepEqual(matchStatement([line(6_900, '李姐', '3-27')], open), [{ kind: 'none' }]);
});

test('two lines for one order ask instead of ticking twice', () => {
  const twice = matchStatement([line(6_800, '李姐'), line(6_800, '李姐')], open);
  assert.deepEqual(
    twice.map((match) => match.kind),
    ['candidates', 'candidates'],
  );
});
