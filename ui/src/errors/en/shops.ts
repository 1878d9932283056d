import type { Translation } from '../../i18n/create-messages.ts';
import type { shopsErrorsZhCN } from '../zh-CN/shops.ts';

export const shopsErrorsEn: Translation<typeof shopsErrorsZhCN> = {
  'shops.link_expired': 'This sign-in link was used or has expired; please make a new one',
  'shops.wrong_password': 'Login or password is not right',
  'shops.staff_only': 'This must be done by a signed-in person',
  'shops.staff_not_found': 'There is no such member of staff, or they were disabled',
  'shops.slug_taken': '“{slug}” belongs to another shop; please choose another',
  'shops.name_required': 'A name cannot be empty',
  'shops.login_taken': 'The login “{login}” is in use; please choose another',
  'shops.last_owner': 'The shop keeps at least one owner',
  'shops.key_not_found': 'This API key has ended already',
  'shops.session_not_found': 'That session has ended already',
  'shops.picture_not_found': 'The picture did not arrive; please upload it again',
  'shops.already_set_up': 'The shop is set up already; just sign in',
  'shops.setup_link_wrong': 'This setup link is not right; use the one printed at start',
};
