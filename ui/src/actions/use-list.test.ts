import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useList } from './use-list.ts';

test('A list grows by key until the last page', async () => {
  const cursors: (string | undefined)[] = [];
  const list = useList(async (cursor) => {
    cursors.push(cursor);
    return cursor ? { rows: [3], next: null } : { rows: [1, 2], next: 'after-2' };
  });
  await list.reload();
  assert.equal(list.hasMore, true);
  await list.loadMore();
  await list.loadMore();
  assert.deepEqual(list.rows, [1, 2, 3]);
  assert.equal(list.hasMore, false);
  assert.deepEqual(cursors, [undefined, 'after-2']);
});

test('The answer of an older search never replaces a newer one', async () => {
  const answers: ((rows: string[]) => void)[] = [];
  const list = useList<string>(() => new Promise((resolve) => answers.push((rows) => resolve({ rows, next: null }))));
  const older = list.reload();
  const newer = list.reload();
  answers[1]?.(['newer']);
  await newer;
  answers[0]?.(['older']);
  await older;
  assert.deepEqual(list.rows, ['newer']);
});

test('A failure is kept for the page to show, with the rows already read', async () => {
  let fail = false;
  const list = useList(async () => {
    if (fail) throw new Error('broken');
    return { rows: [1], next: 'next' };
  });
  await list.reload();
  fail = true;
  await list.loadMore();
  assert.deepEqual(list.rows, [1]);
  assert.equal((list.error as Error).message, 'broken');
  assert.equal(list.loading, false);
});
