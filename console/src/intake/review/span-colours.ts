import type { Span } from '../read-intake.ts';

/** The few colours the original is shown in; more kinds than a person tells apart share one. */
export type Colour = 'buyer' | 'goods' | 'quantity' | 'place' | 'money' | 'note' | 'review' | 'plain';

export const colours = ['buyer', 'goods', 'quantity', 'place', 'money', 'note', 'review'] as const;

const colourOf: Readonly<Record<string, Colour>> = {
  buyer: 'buyer',
  recipient: 'buyer',
  item: 'goods',
  code: 'goods',
  spec: 'goods',
  quantity: 'quantity',
  unit: 'quantity',
  phone: 'place',
  location: 'place',
  payment: 'money',
  amount: 'money',
  note: 'note',
  reference: 'note',
  edit: 'note',
  cancel: 'note',
  review: 'review',
};

export const spanColour = (span: Span): Colour => (span.reason === null ? (colourOf[span.kind] ?? 'plain') : 'review');
