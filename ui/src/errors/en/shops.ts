import type { Translation } from '../../i18n/create-messages.ts';
import type { shopsErrorsZhCN } from '../zh-CN/shops.ts';

export const shopsErrorsEn: Translation<typeof shopsErrorsZhCN> = {
  'shops.link_expired': 'This sign-in link was used or has expired; please make a new one',
  'shops.wrong_password': 'Login or password is not right',
  'shops.staff_only': 'This must be done by a signed-in person',
  'shops.staff_not_found': 'There is no such member of staff, or they were disabled',
  'shops.slug_taken': '“{slug}” belongs to another shop; please choose another',
};
