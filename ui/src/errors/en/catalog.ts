import type { Translation } from '../../i18n/create-messages.ts';
import type { catalogErrorsZhCN } from '../zh-CN/catalog.ts';

export const catalogErrorsEn: Translation<typeof catalogErrorsZhCN> = {
  'catalog.product_not_found': 'There is no such product; it may have been removed',
  'catalog.product_changed': 'Someone changed this product a moment ago; reload and try again',
  'catalog.sku_not_found': 'There is no such variant; it may have been taken off sale',
  'catalog.spec_twice': 'The variant “{spec}” is there twice',
  'catalog.step_too_fine': 'A step of {step} is too fine; three decimals at most',
  'catalog.limit_off_step': 'A limit of {limit} for “{spec}” does not fit the step {step}',
  'catalog.sku_code_taken': 'The item number {code} belongs to another variant',
  'catalog.supplier_exists': 'There already is a supplier called “{name}”',
  'catalog.supplier_not_found': 'There is no such supplier',
  'catalog.picture_not_found': 'A picture is missing; please upload it again',
};
