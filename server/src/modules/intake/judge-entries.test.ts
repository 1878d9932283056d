import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEarlierEntry, aReading } from '../../../test/factories/entries.ts';
import type { PersonMatch } from '../people/index.ts';
import type { ComparedEntry } from './compare-entries.ts';
import { questionKey, type EntryQuestion } from './entry.ts';
import { judge, type Surroundings } from './judge-entries.ts';

const shop: Surroundings = { menu: { deliveryKinds: ['pickup', 'building'] }, doors: new Map() };
const certain = { kind: 'certain', personId: 'p1', displayName: '李艳', reason: 'same_name' } as unknown as PersonMatch;
const similar = {
  kind: 'candidates',
  candidates: [{ personId: 'p1', displayName: '李艳', reasons: ['similar_name'] }],
} as unknown as PersonMatch;
const nobody: PersonMatch = { kind: 'none' };
const fresh = (parts = {}): ComparedEntry => ({
  chainKey: '李姐',
  reading: aReading('李姐', 1, 'a', parts),
  change: 'new',
  earlier: undefined,
});
const vague: EntryQuestion = { reason: 'vague_quantity', start: 3, end: 6, text: '两三板', candidates: [] };
const reasons = ({ reading }: { reading: { questions: readonly EntryQuestion[] } }) =>
  reading.questions.map(({ reason }) => reason);

test('ready is only what leaves no question', () => {
  assert.equal(judge(fresh(), certain, shop).status, 'ready');
  assert.equal(judge(fresh(), certain, shop).personId, 'p1');
  assert.equal(judge(fresh(), nobody, shop).status, 'ready');
  assert.equal(judge(fresh({ questions: [vague] }), certain, shop).status, 'needs_decision');
});

test('a name that may be somebody known is asked about, with the candidates', () => {
  const judged = judge(fresh(), similar, shop);
  assert.deepEqual([judged.status, judged.personId, reasons(judged)], ['needs_decision', null, ['which_person']]);
  assert.deepEqual(judged.reading.questions[0]!.candidates, ['p1']);
});

test('a sale to the door asks for a room that neither the line nor the group knows', () => {
  const door: Surroundings = { menu: { deliveryKinds: ['building'] }, doors: new Map() };
  assert.deepEqual(reasons(judge(fresh(), certain, door)), ['room_required']);
  assert.deepEqual(reasons(judge(fresh({ room: '501' }), certain, door)), []);
  const known = { ...door, doors: new Map([['p1', { building: '3', unit: '', room: '501' }]]) };
  assert.deepEqual(reasons(judge(fresh(), certain, known)), []);
});

test('what was decided of the same words stays decided, and of other words is asked again', () => {
  const decision = {
    personId: null,
    buyer: '李姐',
    items: [{ itemId: 'a', quantity: 2, note: '' }],
    answered: [questionKey(vague)],
  };
  const reading = aReading('李姐', 1, 'a', { questions: [vague] });
  const earlier = { ...anEarlierEntry('李姐', 1, 'a'), reading, decision, status: 'ready' as const, orderId: null };
  const same = judge({ chainKey: '李姐', reading, change: 'new', earlier }, nobody, shop);
  assert.deepEqual([same.status, same.decision], ['ready', decision]);
  const other = aReading('李姐', 1, 'a', { questions: [{ ...vague, text: '三四板' }] });
  const asked = judge({ chainKey: '李姐', reading: other, change: 'new', earlier }, nobody, shop);
  assert.deepEqual([asked.status, asked.decision], ['needs_decision', null]);
});

test('what the seller left out stays left out', () => {
  const earlier = { ...anEarlierEntry('李姐', 1, 'a'), status: 'skipped' as const, orderId: null };
  assert.equal(judge({ ...fresh(), earlier }, nobody, shop).status, 'skipped');
});

test('a cancelled line without an order is no order', () => {
  const cancelled: ComparedEntry = { ...fresh({ cancelled: true }), change: 'cancelled' };
  assert.equal(judge(cancelled, certain, shop).status, 'skipped');
});
