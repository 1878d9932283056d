import type { ChainOrderStory, PaidStory, Quantities } from './story.ts';

/** Paid by transfer. */
export function transferred(atHours: number): PaidStory {
  return { method: 'transfer', atHours };
}

/** Paid in cash at the door. */
export function handedOver(atHours: number): PaidStory {
  return { method: 'cash', atHours };
}

/** A standing order of a chain. */
export function entry(
  number: number,
  person: string | null,
  quantities: Quantities,
  paid: PaidStory | null,
): ChainOrderStory {
  return { entry: number, person, quantities, paid, cancelled: false };
}

/** An order that its writer took back in the chain. */
export function cancelledEntry(number: number, person: string | null, quantities: Quantities): ChainOrderStory {
  return { entry: number, person, quantities, paid: null, cancelled: true };
}
