import type { Translation } from '../../i18n/create-messages.ts';
import type { salesErrorsZhCN } from '../zh-CN/sales.ts';

export const salesErrorsEn: Translation<typeof salesErrorsZhCN> = {
  'sales.not_found': 'This sale was not found',
  'sales.item_not_found': 'The item with code {code} is not in this sale; reload and try again',
  'sales.sku_unavailable': 'The goods with code {code} are no longer sold; choose others',
  'sales.bad_code': 'The code “{code}” will not do; use 1 to 4 letters or digits',
  'sales.code_taken': 'The code {code} is used twice; each item needs its own',
  'sales.code_ambiguous': 'The code {code} would be read as several of {other}; choose another',
  'sales.bad_window': 'The deadline must be after the start',
  'sales.deadline_past': 'The deadline has passed; choose a later one',
  'sales.not_later': 'The new deadline must be later than the present one',
  'sales.no_items': 'No goods chosen yet; choose at least one',
  'sales.item_has_orders': 'Item {code} has orders and cannot be taken off',
  'sales.limit_below_sold': '{sold} of item {code} are ordered already; the limit cannot be lower',
  'sales.not_editable': 'This sale has ended and cannot be changed',
  'sales.cannot_open': 'Only a draft can be opened',
  'sales.cannot_extend': 'Change the time of a draft directly; an archived sale cannot be extended',
  'sales.cannot_close': 'Only an open sale can be closed',
  'sales.cannot_archive': 'Close the sale before you archive it',
};
