import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tasksOf, type Waiting } from './today-tasks.ts';

const at = new Date('2026-11-24T10:00:00Z');
const nothing: Waiting = {
  sales: [],
  pastes: [],
  toSend: [],
  claimedCount: 0,
  unpaidCount: 0,
  unpaidFen: 0,
  prepareCount: 0,
  pickupCount: 0,
};

test('tasks stand in the order in which they are done', () => {
  const sale = { saleId: 's1', title: '今晚截', endsAt: '2026-11-24T12:00:00Z', orderCount: 3 };
  const tasks = tasksOf(
    {
      sales: [sale, { ...sale, saleId: 's2', endsAt: '2026-11-26T12:00:00Z' }],
      pastes: [{ pasteId: 'p1', saleTitle: '今晚截', ready: 8, waiting: 2 }],
      toSend: [{ saleId: 's3', title: '截了', orderCount: 20 }],
      claimedCount: 1,
      unpaidCount: 4,
      unpaidFen: 20_700,
      prepareCount: 5,
      pickupCount: 6,
    },
    at,
  );
  assert.deepEqual(
    tasks.map((task) => [task.kind, task.sale, task.count]),
    [
      ['claimed', '', 1],
      ['unpaid', '', 4],
      ['paste', '今晚截', 2],
      ['ending', '今晚截', 3],
      ['send', '截了', 20],
      ['pickup', '', 6],
      ['prepare', '', 5],
    ],
  );
  assert.deepEqual([tasks[1]!.fen, tasks[2]!.ready], [20_700, 8]);
});

test('nothing waits when nothing does, also beside a sale that ended a moment ago', () => {
  assert.deepEqual(tasksOf(nothing, at), []);
  const sales = [{ saleId: 's', title: '', endsAt: '2026-11-24T09:59:59Z', orderCount: 1 }];
  assert.deepEqual(tasksOf({ ...nothing, sales }, at), []);
});
