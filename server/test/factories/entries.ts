import type { EarlierEntry } from '../../src/modules/intake/compare-entries.ts';
import { foldBuyer, type EntryReading } from '../../src/modules/intake/entry.ts';

/** One line of a chain that was read without a question: one of an item, unless said otherwise. */
export const aReading = (
  buyer: string,
  seq: number,
  itemId: string | null,
  parts: Partial<EntryReading> = {},
): EntryReading => ({
  line: seq - 1,
  seq,
  buyer,
  items: [{ itemId, quantity: 1, note: '' }],
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
  sourceLines: [seq],
  questions: [],
  ...parts,
});

/** The same of an earlier version, confirmed, with an order that is open. */
export const anEarlierEntry = (buyer: string, seq: number, itemId: string): EarlierEntry => ({
  chainKey: foldBuyer(buyer),
  change: 'new',
  reading: aReading(buyer, seq, itemId),
  status: 'confirmed',
  decision: null,
  personId: `person-${buyer}`,
  orderId: `order-${seq}`,
  orderOpen: true,
});
