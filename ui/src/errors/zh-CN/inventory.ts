export const inventoryErrorsZhCN = {
  'inventory.not_tracked': '这个规格没有记库存，先打开“记库存”',
  'inventory.not_enough': '库存只有 {available}，减不了 {wanted}',
  'inventory.quantity_too_fine': '数量 {quantity} 太细了，最多三位小数',
  'inventory.too_much': '库存最多记到 {max}',
  'inventory.stock_reserved': '还有 {reserved} 份订出去没交货，交完才能停止记库存',
} as const;
