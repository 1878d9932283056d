import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchPattern, searchTextOf } from './search-text.ts';

test('goods are found by name, nickname, pinyin and initials', () => {
  assert.equal(searchTextOf(['东魁 杨梅', 'YM']), '东魁杨梅 dongkuiyangmei dkym ym');
  assert.equal(searchTextOf([' ', '']), '');
});

test('a typed search is folded as names are, and an empty one finds nothing by sound', () => {
  assert.equal(searchPattern(' Ｙang Mei'), '%yangmei%');
  assert.equal(searchPattern('%_'), undefined);
});
