import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftKey, findDraft, forgetDraft, keepDraft } from './kept-draft.ts';
import { emptyDraft } from './sale-draft.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const key = draftKey('shop');
const draft = { ...emptyDraft(new Date(NOW), 'Asia/Shanghai'), title: '写到一半' };
const store = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
};

test('what was being written is offered back for a week, and not once it is forgotten', () => {
  const device = store();
  assert.equal(findDraft(device, key, NOW, 'new'), undefined);
  const kept = { draft, step: 2, at: NOW, base: 'new' };
  keepDraft(device, key, kept);
  assert.deepEqual(findDraft(device, key, NOW + 6 * 86_400_000, 'new'), kept);
  assert.equal(findDraft(device, key, NOW + 8 * 86_400_000, 'new'), undefined);
  assert.equal(findDraft(device, draftKey('shop', 'sale'), NOW, 'new'), undefined);
  forgetDraft(device, key);
  assert.equal(findDraft(device, key, NOW, 'new'), undefined);
});

test('a sale that changed since, and text that is no draft, are not offered', () => {
  const device = store();
  keepDraft(device, key, { draft, step: 0, at: NOW, base: 'before' });
  assert.equal(findDraft(device, key, NOW, 'after'), undefined);
  for (const text of ['{', '3', '{"at":1}', `{"at":${NOW},"base":"b","draft":{}}`]) {
    device.setItem(key, text);
    assert.equal(findDraft(device, key, NOW, 'b'), undefined, text);
  }
});

test('a device that keeps nothing is no error', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError');
  };
  const device = { getItem: refuse, setItem: refuse, removeItem: refuse };
  keepDraft(device, key, { draft, step: 0, at: NOW, base: '' });
  forgetDraft(device, key);
  assert.equal(findDraft(device, key, NOW, ''), undefined);
});
