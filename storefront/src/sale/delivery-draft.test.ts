import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDraft, deliveryOf, draftFor, plainPhone, type DeliveryDraft } from './delivery-draft.ts';

const draft = (more: Partial<DeliveryDraft> = {}): DeliveryDraft => ({
  kind: 'pickup',
  pickupPointId: 'p1',
  name: '小满',
  phone: '16400000021',
  building: '12',
  unit: '1',
  room: '301',
  address: '杭州市拱墅区桂雨里 12 幢 301',
  note: '',
  ...more,
});
const nobody = {
  name: '',
  phone: '',
  building: '',
  unit: '',
  room: '',
  address: '',
  deliveryKind: '',
  pickupPointId: '',
};
const point = (id: string) => ({ id, name: id, address: '', hours: '', communityName: null });

test('a whole draft has no problems, and each kind asks only for its own', () => {
  assert.deepEqual(checkDraft(draft(), 2), {});
  assert.deepEqual(checkDraft(draft({ room: '', address: '' }), 2), {});
  assert.deepEqual(checkDraft(draft({ kind: 'building', room: ' ' }), 2), { room: 'roomMissing' });
  assert.deepEqual(checkDraft(draft({ kind: 'parcel', address: '杭州' }), 2), { address: 'addressMissing' });
  assert.deepEqual(checkDraft(draft({ pickupPointId: '' }), 2), { pickupPointId: 'pointMissing' });
  assert.deepEqual(checkDraft(draft({ pickupPointId: '' }), 0), {});
  assert.deepEqual(checkDraft(draft({ name: ' ', phone: '' }), 2), { name: 'nameMissing', phone: 'phoneMissing' });
});

test('a phone number is taken as people write it, and a wrong one is noticed', () => {
  assert.equal(plainPhone('+86 164-0000-0021'), '16400000021');
  assert.equal(plainPhone('１６４ 0000 0021'), '16400000021');
  for (const phone of ['164 0000 0021', '+852 5123 4567', '0571-87654321']) {
    assert.deepEqual(checkDraft(draft({ phone }), 1), {}, phone);
  }
  for (const phone of ['1640000002', '164000000210', '12345', '小满', '1234567890123456']) {
    assert.deepEqual(checkDraft(draft({ phone }), 1), { phone: 'phoneWrong' }, phone);
  }
});

test('only what the kind needs is sent', () => {
  const person = { recipientName: '小满', phone: '16400000021' };
  assert.deepEqual(deliveryOf(draft()), { kind: 'pickup', ...person, pickupPointId: 'p1' });
  assert.deepEqual(deliveryOf(draft({ kind: 'building', unit: '' })), {
    kind: 'building',
    ...person,
    building: '12',
    room: '301',
  });
  assert.deepEqual(deliveryOf(draft({ kind: 'parcel', address: ' 杭州市拱墅区 ' })), {
    kind: 'parcel',
    ...person,
    address: '杭州市拱墅区',
  });
});

test('the last kind and point are offered again while the sale has them; a single point is chosen', () => {
  const buyer = { ...nobody, deliveryKind: 'parcel', pickupPointId: 'p2' };
  const first = draftFor({ deliveryKinds: ['building', 'parcel'] }, [point('p1'), point('p2')], buyer);
  assert.deepEqual([first.kind, first.pickupPointId], ['parcel', 'p2']);
  const second = draftFor({ deliveryKinds: ['building', 'pickup'] }, [point('p1'), point('p3')], buyer);
  assert.deepEqual([second.kind, second.pickupPointId], ['building', '']);
  assert.equal(draftFor({ deliveryKinds: ['pickup'] }, [point('p1')], nobody).pickupPointId, 'p1');
});
