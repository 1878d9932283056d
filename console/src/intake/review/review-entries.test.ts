import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, EntryQuestion } from '../read-intake.ts';
import { doubtOf, kindOf, openQuestions, quoteOf, wordsIn } from './review-entries.ts';

const question = (reason: string, text: string, start: number | null = null): EntryQuestion => ({
  reason,
  text,
  start,
  end: start === null ? null : start + text.length,
  candidates: [],
});
const entry = (parts: {
  items?: object[];
  questions?: EntryQuestion[];
  answered?: string[];
  lines?: number[];
}): Entry =>
  ({
    change: 'new',
    decision: parts.answered ? { answered: parts.answered, items: [], personId: null, buyer: '' } : null,
    reading: { items: parts.items ?? [], questions: parts.questions ?? [], sourceLines: parts.lines ?? [] },
  }) as unknown as Entry;

test('the words in question are marked in their own line, character by character', () => {
  const text = '#接龙\r\n1. 阿青🌸 A1\r\n2. 老白 樱桃2份 谢谢';
  const asked = question('ambiguous_item', '樱桃2份', text.indexOf('樱桃'));
  assert.deepEqual(quoteOf(text, entry({ lines: [3] }), asked), [
    [
      { text: '2. 老白 ', marked: false },
      { text: '樱桃2份', marked: true },
      { text: ' 谢谢', marked: false },
    ],
  ]);
  assert.deepEqual(quoteOf(text, entry({ lines: [2] })), [[{ text: '1. 阿青🌸 A1', marked: false }]]);
});

test('every question is about its own doubt', () => {
  const questions = [question('missing_quantity', '排骨'), question('unknown_item', '榴莲1个')];
  const items = [
    { itemId: null, quantity: 1, note: '' },
    { itemId: 'a', quantity: null, note: '' },
  ];
  const both = entry({ items, questions });
  assert.deepEqual([doubtOf(both, questions[0]!), doubtOf(both, questions[1]!)], [items[1], items[0]]);
  assert.equal(kindOf(both, questions[1]!), 'goods');
  assert.equal(kindOf(both, question('which_person', '阿青')), 'who');
});

test('answered questions are gone, and a refusal comes alone', () => {
  const questions = [question('vague_quantity', '两三板'), question('which_person', '阿青')];
  const open = openQuestions(entry({ questions, answered: ['vague_quantity 两三板'] }));
  assert.deepEqual(open, [{ question: questions[1], index: 1 }]);
  const refused = [...questions, question('refused', '')];
  assert.deepEqual(openQuestions(entry({ questions: refused })), [{ question: refused[2], index: 2 }]);
});

test('only the name is learned, never a quantity or a code', () => {
  assert.deepEqual(['樱桃2份', '青菜1斤', '山核头两罐', 'D1', '黑炭头'].map(wordsIn), [
    '樱桃',
    '青菜',
    '山核头',
    '',
    '黑炭头',
  ]);
});
