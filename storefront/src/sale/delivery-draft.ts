import type { DeliveryKind, PlaceOrderBody, SalePageReply } from '../app/reply-types.ts';
import type { RememberedBuyer } from '../app/remembered-buyer.ts';

/** What the sheet asks for; texts as typed. */
export interface DeliveryDraft {
  kind: DeliveryKind;
  pickupPointId: string;
  name: string;
  phone: string;
  building: string;
  unit: string;
  room: string;
  address: string;
  note: string;
}

export type DraftField = 'pickupPointId' | 'name' | 'phone' | 'building' | 'unit' | 'room' | 'address' | 'note';
export type DraftProblem =
  | 'nameMissing'
  | 'phoneMissing'
  | 'phoneWrong'
  | 'roomMissing'
  | 'addressMissing'
  | 'pointMissing';
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>;

/** Starts from what this phone remembers, as far as the sale still offers it. */
export function draftFor(
  sale: Pick<SalePageReply['sale'], 'deliveryKinds'>,
  points: SalePageReply['pickupPoints'],
  buyer: RememberedBuyer,
): DeliveryDraft {
  const { name, phone, building, unit, room, address } = buyer;
  const kind = sale.deliveryKinds.find((one) => one === buyer.deliveryKind) ?? sale.deliveryKinds[0] ?? 'pickup';
  const known = points.find((point) => point.id === buyer.pickupPointId);
  const only = points.length === 1 ? points[0] : undefined;
  const pickupPointId = (known ?? only)?.id ?? '';
  return { kind, pickupPointId, name, phone, building, unit, room, address, note: '' };
}

/** What is missing or cannot be right, by field; empty when it may be sent. */
export function checkDraft(draft: DeliveryDraft, pointCount: number): DraftProblems {
  const problems: DraftProblems = {};
  if (draft.kind === 'pickup' && pointCount > 0 && draft.pickupPointId === '') problems.pickupPointId = 'pointMissing';
  if (draft.kind === 'building' && draft.room.trim() === '') problems.room = 'roomMissing';
  if (draft.kind === 'parcel' && draft.address.trim().length < 6) problems.address = 'addressMissing';
  if (draft.name.trim() === '') problems.name = 'nameMissing';
  if (draft.phone.trim() === '') problems.phone = 'phoneMissing';
  else if (!isPhone(draft.phone)) problems.phone = 'phoneWrong';
  return problems;
}

/** The delivery to send: only what its kind needs, so that nobody else's building goes along with a parcel. */
export function deliveryOf(draft: DeliveryDraft): PlaceOrderBody['delivery'] {
  const person = { recipientName: draft.name.trim(), phone: plainPhone(draft.phone) };
  if (draft.kind === 'parcel') return { kind: 'parcel', ...person, address: draft.address.trim() };
  if (draft.kind === 'building') {
    const [building, unit, room] = [draft.building.trim(), draft.unit.trim(), draft.room.trim()];
    return { kind: 'building', ...person, ...(building && { building }), ...(unit && { unit }), room };
  }
  return { kind: 'pickup', ...person, ...(draft.pickupPointId && { pickupPointId: draft.pickupPointId }) };
}

/** Digits alone, without the country's 86 before a mobile number. */
export function plainPhone(phone: string): string {
  const text = phone.normalize('NFKC').replace(/[\s()-]/g, '');
  return text.replace(/^(\+|00)?86(?=1\d{10}$)/, '');
}

function isPhone(phone: string): boolean {
  const plain = plainPhone(phone);
  return plain.startsWith('1') ? /^1[3-9]\d{9}$/.test(plain) : /^\+?\d{7,15}$/.test(plain);
}
