import type { Translation } from '../../i18n/create-messages.ts';
import type { inventoryErrorsZhCN } from '../zh-CN/inventory.ts';

export const inventoryErrorsEn: Translation<typeof inventoryErrorsZhCN> = {
  'inventory.not_tracked': 'Stock of this variant is not tracked; switch that on first',
  'inventory.not_enough': 'There are only {available} in stock, {wanted} cannot be taken off',
  'inventory.quantity_too_fine': 'The quantity {quantity} is too fine; three decimals at most',
  'inventory.too_much': 'Stock can be {max} at most',
  'inventory.stock_reserved': '{reserved} are ordered and not handed over yet; tracking can stop after that',
};
