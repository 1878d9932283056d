import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJson } from './read-json.ts';

test('a number above 2^53 comes back as its digits, every other value as it is', () => {
  assert.deepEqual(readJson('{"id":3705115058471208928,"text":"3705115058471208928","n":12,"f":1.5,"big":1e300}'), {
    id: '3705115058471208928',
    text: '3705115058471208928',
    n: 12,
    f: 1.5,
    big: 1e300,
  });
});
