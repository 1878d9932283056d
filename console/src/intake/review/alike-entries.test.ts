import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, EntryQuestion } from '../read-intake.ts';
import { alikeEntries, sameAnswer, stepsBack } from './alike-entries.ts';

const reading = {
  line: 0,
  seq: null,
  buyer: '阿青',
  phone: '',
  phoneTail: '',
  recipient: '',
  building: '',
  unit: '',
  room: '',
  address: '',
  pickup: '',
  note: '',
  paid: false,
  cancelled: false,
  statedFen: null,
  sourceLines: [1],
};

function anEntry(id: string, text: string, quantity: number | null, parts: Partial<EntryQuestion> = {}): Entry {
  const question = { reason: 'ambiguous_item', start: 0, end: 1, text, candidates: ['big', 'small'], ...parts };
  return {
    id,
    position: 1,
    change: 'new',
    status: 'needs_decision',
    reading: { ...reading, items: [{ itemId: null, quantity, note: '' }], questions: [question] },
    decision: null,
    personId: null,
    orderId: null,
    orderSerial: null,
    orderFen: null,
    ordered: null,
  };
}
const entry = anEntry('one', '樱桃2份', 2);
const question = entry.reading.questions[0]!;

test('alike are entries with the same words and the same answers to choose from', () => {
  const others = [
    anEntry('same', '樱桃1份', 1),
    anEntry('other words', '桃子1份', 1),
    anEntry('other answers', '樱桃1份', 1, { candidates: ['big'] }),
    anEntry('other reason', '樱桃1份', 1, { reason: 'unknown_item' }),
    { ...anEntry('a change', '樱桃1份', 1), change: 'edited' as const },
  ];
  assert.deepEqual(
    alikeEntries([entry, ...others], entry, question).map(({ id }) => id),
    ['same'],
  );
});

test('what is asked of one person alone is never answered for another', () => {
  const sums = ['one', 'two'].map((id) => anEntry(id, '共128', 1, { reason: 'sum_mismatch', candidates: [] }));
  assert.deepEqual(alikeEntries(sums, sums[0]!, sums[0]!.reading.questions[0]!), []);
});

test('the same goods are chosen for the others, each in the quantity it wrote', () => {
  const said = { items: [{ itemId: 'small', quantity: 2, note: '' }], answered: [0] };
  const step = sameAnswer(entry, said, anEntry('same', '樱桃1份', 1));
  assert.deepEqual(step, { entryId: 'same', answered: [0], items: [{ itemId: 'small', quantity: 1, note: '' }] });
});

test('left out with the others is only a line without other goods', () => {
  const other = anEntry('same', '樱桃1份', 1);
  assert.deepEqual(sameAnswer(entry, { skip: true }, other), { entryId: 'same', skip: true });
  const items = [...other.reading.items, { itemId: 'eggs', quantity: 1, note: '' }];
  assert.equal(sameAnswer(entry, { skip: true }, { ...other, reading: { ...other.reading, items } }), undefined);
});

test('the way back is to forget, and to say again what was said before', () => {
  assert.deepEqual(stepsBack(entry), [{ entryId: 'one', undo: true }]);
  assert.deepEqual(stepsBack({ ...entry, status: 'skipped' }), [{ entryId: 'one', skip: true }]);
  const decision = { personId: null, buyer: '阿青妈妈', items: [], answered: ['ambiguous_item 樱桃2份'] };
  assert.deepEqual(stepsBack({ ...entry, decision }), [
    { entryId: 'one', undo: true },
    { entryId: 'one', personId: null, answered: [0], buyer: '阿青妈妈' },
  ]);
});
