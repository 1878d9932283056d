import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorText } from './error-text.ts';

test('A code is told in the language of the person', () => {
  assert.equal(errorText('zh-CN', 'http.sign_in_required'), '请先登录');
  assert.equal(errorText('en', 'schema.maxItems', { limit: 1 }), 'At most 1 entry');
  assert.equal(errorText('zh-CN', 'schema.maxLength', { limit: 200 }), '最多 200 个字');
});

test('An unknown code, even a name every object has, becomes the general sentence', () => {
  assert.equal(errorText('zh-CN', 'moon.eclipsed'), '出了点问题，请稍后再试');
  assert.equal(errorText('en', 'constructor'), 'Something went wrong; please try again later');
});
