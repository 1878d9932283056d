import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMessages, translate } from './create-messages.ts';

const messages = createMessages({ open: '开团中', left: '还剩 {count} 份', who: '{name}买了 {count} 份' } as const, {
  open: 'Open',
  left: { one: '{count} left', other: '{count} left' },
  who: { one: '{name} bought one', other: '{name} bought {count}' },
});

test('A text is found in both languages with its values filled in', () => {
  assert.equal(translate(messages, 'zh-CN', 'open'), '开团中');
  assert.equal(translate(messages, 'zh-CN', 'left', { count: 3 }), '还剩 3 份');
  assert.equal(translate(messages, 'en', 'who', { name: 'Lin', count: 2 }), 'Lin bought 2');
});

test('English chooses the form for one', () => {
  assert.equal(translate(messages, 'en', 'who', { name: 'Lin', count: 1 }), 'Lin bought one');
});

test('A value that looks like a placeholder or markup stays text', () => {
  assert.equal(translate(messages, 'zh-CN', 'who', { name: '{count}<b>', count: 1 }), '{count}<b>买了 1 份');
});
