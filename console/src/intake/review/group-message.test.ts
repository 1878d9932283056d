import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intakeMessages } from '@heyi/ui/messages/intake.ts';
import { translate } from '@heyi/ui';
import type { IntakeText } from '../intake-text.ts';
import type { Entry, Review } from '../read-intake.ts';
import { groupMessage } from './group-message.ts';

const say = translate as (messages: unknown, locale: string, key: unknown, values: unknown) => string;
const t = ((key: unknown, values: unknown) => say(intakeMessages, 'zh-CN', key, values)) as unknown as IntakeText;

const menu = [
  { itemId: 'honey', name: '土蜂蜜', spec: '', unit: '瓶', priceFen: 8600 },
  { itemId: 'potato', name: '小番薯', spec: '散称', unit: '斤', priceFen: 600 },
];

function entry(
  buyer: string,
  reason: string,
  text: string,
  more: { items?: object[]; candidates?: string[]; stated?: number },
) {
  const { items = [{ itemId: 'honey', quantity: 1, note: '' }], candidates = [], stated = null } = more;
  const questions = [{ reason, text, start: null, end: null, candidates }];
  return { change: 'new', decision: null, reading: { buyer, items, questions, statedFen: stated } } as unknown as Entry;
}

function messageOf(...open: Entry[]): string[] {
  const lines = groupMessage({ menu, entries: open } as unknown as Review, open, t, () => '蜂蜜只剩 1 瓶了').split(
    '\n',
  );
  return lines.slice(1, -1);
}

test('each friend is asked by name for just what is not clear', () => {
  const none: object[] = [];
  const potatoes = [{ itemId: 'potato', quantity: null, note: '' }];
  const asked = messageOf(
    entry('老白', 'missing_item', '两份', { items: none }),
    entry('阿青', 'unknown_item', '榴莲', { items: none }),
    entry('木木', 'ambiguous_item', '蜜', { items: none, candidates: ['honey', 'potato'] }),
    entry('小林', 'missing_quantity', '番薯', { items: potatoes }),
    entry('小周', 'sum_mismatch', '98', { stated: 9800 }),
    entry('Tina', 'unit_mismatch', '番薯一箱', { candidates: ['potato'] }),
    entry('冯姨', 'duplicate_entry', '蜂蜜1', {}),
    entry('李姐', 'conditional_order', '有货就要', {}),
    entry('小徐', 'refused', '', {}),
  );
  assert.deepEqual(asked, [
    '@老白 “两份”是要哪一样？',
    '@阿青 这次没有“榴莲”，要换一样吗？',
    '@木木 “蜜”是土蜂蜜还是小番薯 散称？',
    '@小林 小番薯要几斤？',
    '@小周 写的是 ¥98.00，我算下来 ¥86.00，帮我对一下',
    '@Tina “番薯一箱”：小番薯这次按斤卖，要几斤？',
    '@冯姨 接了两回一样的，是要两份，还是多接了一回？',
    '@李姐 写了“有货就要”，那这单要不要给你留着？',
    '@小徐 蜂蜜只剩 1 瓶了，要怎么改？',
  ]);
});

test('nobody is asked in the group which known person she is', () => {
  assert.deepEqual(messageOf(entry('阿芳', 'which_person', '阿芳', {})), []);
});
