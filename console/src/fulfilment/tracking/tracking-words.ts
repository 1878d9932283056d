/** Message keys for why a row asks, and for what it had better be checked for. */
export const whyTexts = {
  several_orders_of_this_person: 'whySeveral',
  serial_only: 'whySerial',
  order_number_unknown: 'whyUnknown',
  phone_only: 'whyPhone',
  name_and_address_only: 'whyNameAddress',
  name_only: 'whyName',
  order_number_and_recipient_disagree: 'whyDisagree',
  recipient_differs: 'whyDiffers',
  tracking_number_used_twice: 'whyTwice',
} as const;
export type Why = keyof typeof whyTexts;

const warnings = {
  duplicate_row: 'warningDuplicate',
  courier_unknown: 'warningCourier',
  courier_number_mismatch: 'warningMismatch',
} as const;

export const warningText = (code: string) =>
  code in warnings ? warnings[code as keyof typeof warnings] : ('warningOther' as const);
