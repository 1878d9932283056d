/** The messages of the fields of a goods sheet. */
export const fieldTexts = {
  productName: 'fieldProductName',
  spec: 'fieldSpec',
  code: 'fieldCode',
  price: 'fieldPrice',
  cost: 'fieldCost',
  unit: 'fieldUnit',
  packageText: 'fieldPackageText',
  stock: 'fieldStock',
  supplier: 'fieldSupplier',
  origin: 'fieldOrigin',
  limitPerPerson: 'fieldLimitPerPerson',
  category: 'fieldCategory',
  note: 'fieldNote',
} as const;
export type SheetField = keyof typeof fieldTexts;

export const isSheetField = (field: string): field is SheetField => Object.hasOwn(fieldTexts, field);

export const actionTexts = {
  create_product: 'actionCreateProduct',
  add_sku: 'actionAddSku',
  update: 'actionUpdate',
  unchanged: 'actionUnchanged',
  refused: 'actionRefused',
} as const;
export type RowAction = keyof typeof actionTexts;

export const actionTones = {
  create_product: 'done',
  add_sku: 'done',
  update: 'note',
  unchanged: 'off',
  refused: 'problem',
} as const;

export const reasonTexts = {
  cells_unread: 'reasonCellsUnread',
  name_missing: 'reasonNameMissing',
  price_missing: 'reasonPriceMissing',
  repeated: 'reasonRepeated',
  name_ambiguous: 'reasonNameAmbiguous',
  code_of_other_goods: 'reasonCodeOfOtherGoods',
  too_long: 'reasonTooLong',
  out_of_range: 'reasonOutOfRange',
  limit_off_step: 'reasonLimitOffStep',
} as const;
export type RowReason = keyof typeof reasonTexts;
