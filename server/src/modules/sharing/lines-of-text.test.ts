import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, withoutPictographs } from './lines-of-text.ts';

const widthOf = (text: string) => text.length;

test('lines break between characters, not before a mark or inside a number', () => {
  assert.deepEqual(linesOf('今天摘，明天到', 3, 9, widthOf), ['今天摘，', '明天到']);
  assert.deepEqual(linesOf('每箱 128.50元起', 6, 9, widthOf), ['每箱', '128.50', '元起']);
  assert.deepEqual(linesOf('第一行\n\n第二行', 9, 9, widthOf), ['第一行', '第二行']);
});

test('what is too long ends with an ellipsis inside the width', () => {
  assert.deepEqual(linesOf('一二三四五六七八九', 4, 2, widthOf), ['一二三四', '五六七…']);
  assert.deepEqual(linesOf('', 4, 2, widthOf), []);
});

test('pictographs go, everything people read stays', () => {
  assert.equal(withoutPictographs('杨梅🍓 来了👨‍👩‍👧 3号楼 №1'), '杨梅 来了 3号楼 №1');
});
