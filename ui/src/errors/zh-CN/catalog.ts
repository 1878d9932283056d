export const catalogErrorsZhCN = {
  'catalog.product_not_found': '没有这个商品，可能已经删掉了',
  'catalog.product_changed': '这个商品刚被别人改过，请刷新后再改',
  'catalog.sku_not_found': '没有这个规格，可能已经下架了',
  'catalog.spec_twice': '规格“{spec}”写了两遍',
  'catalog.step_too_fine': '最小单位 {step} 太细了，最多三位小数',
  'catalog.limit_off_step': '“{spec}”每人限 {limit}，和最小单位 {step} 对不上',
  'catalog.sku_code_taken': '货号 {code} 已经有别的规格在用了',
  'catalog.supplier_exists': '已经有叫“{name}”的供货商了',
  'catalog.supplier_not_found': '没有这个供货商',
  'catalog.picture_not_found': '有张图片找不到了，请重新上传',
} as const;
