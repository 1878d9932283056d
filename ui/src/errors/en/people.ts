import type { Translation } from '../../i18n/create-messages.ts';
import type { peopleErrorsZhCN } from '../zh-CN/people.ts';

export const peopleErrorsEn: Translation<typeof peopleErrorsZhCN> = {
  'people.person_not_found': 'This person was not found, or was merged with another',
  'people.name_required': 'Please write a name, whatever you call them',
  'people.bad_phone': 'This does not look like a phone number; please check it',
  'people.bad_tag': { one: 'A tag has one character', other: 'A tag has 1 to {limit} characters' },
  'people.phone_taken': 'This phone number belongs to another person; if they are the same, merge them',
  'people.identity_not_found': 'This entry is gone already',
  'people.last_name': 'Keep at least one name, or the person could not be found again',
  'people.note_required': 'The note is empty',
  'people.same_person': 'This is the same person already',
  'communities.community_not_found': 'This community was not found',
  'communities.name_required': 'Please give it a name',
  'communities.name_taken': 'There is a community called “{name}” already',
  'communities.member_not_found': 'This person is not in the community',
  'communities.pickup_point_not_found': 'This pickup point was not found',
};
