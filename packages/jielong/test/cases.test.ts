import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from '../src/index.ts';
import { brief } from './brief.ts';
import { readCases } from './cases.ts';

const cases = readCases();

test('there are at least one hundred and fifty self-written cases with at least eight hundred orders', () => {
  assert.ok(cases.length >= 150);
  assert.ok(cases.reduce((sum, item) => sum + item.expected.length - 2, 0) >= 800);
});

for (const { family, title, text, expected } of cases) {
  test(`${family}: ${title}`, () => {
    assert.deepEqual(brief(parse(text)), expected);
  });
}
