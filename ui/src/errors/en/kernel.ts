import type { Translation } from '../../i18n/create-messages.ts';
import type { kernelErrorsZhCN } from '../zh-CN/kernel.ts';

export const kernelErrorsEn: Translation<typeof kernelErrorsZhCN> = {
  'request.invalid': 'Some fields need another look; they are marked in red',
  'request.too_large': 'That is too much at once; please send it in parts',
  'request.not_found': 'Nothing to be found here',
  'request.unauthenticated': 'Please sign in first',
  'request.forbidden': 'Your role may not do this; ask the shop owner',
  'request.conflict': 'Someone changed this a moment ago; reload and try again',
  'request.rate_limited': 'That was a bit fast; please wait a moment',
  'request.unavailable': 'Too busy right now; please try again later',
  'request.failed': 'Something went wrong; please try again later',
  'field.required': 'Required',
  'field.too_short': {
    one: 'Too short: at least {limit} character',
    other: 'Too short: at least {limit} characters',
  },
  'field.too_long': {
    one: 'Too long: at most {limit} character',
    other: 'Too long: at most {limit} characters',
  },
  'field.too_small': 'Must be at least {limit}',
  'field.too_large': 'Must be at most {limit}',
  'field.too_few': { one: 'At least {limit} entry', other: 'At least {limit} entries' },
  'field.too_many': { one: 'At most {limit} entry', other: 'At most {limit} entries' },
  'field.not_integer': 'Must be a whole number',
  'field.format': 'Not in the right format',
  'field.choice': 'Choose one of the options',
  'field.unknown': 'Unexpected field: {field}',
  'field.invalid': 'Not valid',
};
