/** Refusals of the fulfilment module. */
export const fulfilmentErrorsZhCN = {
  'fulfilment.not_for_pickup': '{serial} 号不是自提的订单',
  'fulfilment.nothing_left': '{serial} 号的东西都交完了',
  'fulfilment.nothing_handed_over': '这张订单还没有交过东西',
  'fulfilment.is_pickup': '{serial} 号是自提的，请到核销里交货',
  'fulfilment.sheet_unreadable': '这个表打不开：{reason}',
  'fulfilment.no_tracking_column': '表里没有找到快递单号这一列',
  'fulfilment.tracking_column_guessed': '“{header}”这一列像是快递单号，你看一眼再导入',
  'fulfilment.import_gone': '这次导入已经撤销过了',
  'fulfilment.import_not_found': '没有找到这次导入',
  'fulfilment.sheet_not_found': '没有找到这张表',
} as const;
