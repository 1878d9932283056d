import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DomainError } from './errors.ts';
import { pageOf, readCursor, writeCursor } from './pages.ts';

const id = '019abc00-0000-7000-8000-000000000001';
const at = '2026-11-24T10:00:00.123456Z';

const isBadCursor = (error: unknown) => error instanceof DomainError && error.code === 'http.bad_cursor';

test('a list goes on after the last row it showed', () => {
  const page = pageOf(
    [
      { at, id },
      { at, id: 'next' },
    ],
    1,
    (row) => [row.at, row.id],
  );
  assert.deepEqual(page.rows, [{ at, id }]);
  assert.deepEqual(readCursor(page.next!, ['instant', 'id']), [at, id]);
  assert.equal(pageOf([{ at, id }], 1, (row) => [row.at, row.id]).next, null);
  assert.deepEqual(readCursor(undefined, ['instant', 'id']), []);
});

test('a cursor with keys of another kind than the list is ordered by is refused', () => {
  const refused: [cursor: string, shape: Parameters<typeof readCursor>[1]][] = [
    [writeCursor(['x']), ['id']],
    [writeCursor([1]), ['id']],
    [writeCursor(['tomorrow']), ['instant']],
    [writeCursor(['2026-13-45T10:00:00Z']), ['instant']],
    [writeCursor(['1']), ['integer']],
    [writeCursor([1.5]), ['integer']],
    [writeCursor([2 ** 31]), ['integer']],
    [writeCursor([-1]), ['integer']],
    [writeCursor(['a\u0000b']), ['text']],
    [writeCursor(['\ud800']), ['text']],
    [writeCursor([id, id]), ['id']],
    [Buffer.from('{"0":"a","length":1}').toString('base64url'), ['text']],
    ['not base64 json', ['text']],
    ['', ['text']],
  ];
  for (const [cursor, shape] of refused) assert.throws(() => readCursor(cursor, shape), isBadCursor, cursor);
});
