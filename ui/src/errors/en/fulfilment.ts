import type { fulfilmentErrorsZhCN } from '../zh-CN/fulfilment.ts';

export const fulfilmentErrorsEn: Record<keyof typeof fulfilmentErrorsZhCN, string> = {
  'fulfilment.not_for_pickup': 'Order {serial} is not for pickup',
  'fulfilment.nothing_left': 'Everything of order {serial} has been handed over',
  'fulfilment.nothing_handed_over': 'Nothing of this order has been handed over',
  'fulfilment.is_pickup': 'Order {serial} is for pickup; hand it over instead',
  'fulfilment.sheet_unreadable': 'This sheet cannot be read: {reason}',
  'fulfilment.no_tracking_column': 'The sheet has no column of tracking numbers',
  'fulfilment.tracking_column_guessed': 'The column “{header}” looks like tracking numbers. Please have a look first',
  'fulfilment.import_gone': 'This import is taken back already',
  'fulfilment.import_not_found': 'No such import',
  'fulfilment.sheet_not_found': 'No such sheet',
};
