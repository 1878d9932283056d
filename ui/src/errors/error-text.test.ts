import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorText } from './error-text.ts';

test("A code is told in the person's language with its details", () => {
  assert.equal(errorText('zh-CN', 'field.too_small', { limit: 1 }), '不能小于 1');
  assert.equal(errorText('en', 'field.too_few', { limit: 1 }), 'At least 1 entry');
});

test('An unknown code, even a name every object has, becomes the general sentence', () => {
  assert.equal(errorText('zh-CN', 'moon.eclipsed'), '出了点问题，请稍后再试');
  assert.equal(errorText('en', 'constructor'), 'Something went wrong; please try again later');
});
