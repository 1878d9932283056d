import type { Translation } from '../../i18n/create-messages.ts';
import type { httpErrorsZhCN } from '../zh-CN/http.ts';

export const httpErrorsEn: Translation<typeof httpErrorsZhCN> = {
  'http.bad_characters': 'The text contains characters that cannot be stored; please remove them',
  'http.bad_cursor': 'The list has moved on; please reload the page',
  'http.bad_json': 'That could not be read; please reload the page and try again',
  'http.bad_request': 'That request is not right; please check it and try again',
  'http.body_too_large': 'That is too much at once; please send it in parts',
  'http.busy': 'It is busy right now; please try again in a few seconds',
  'http.database_away': 'The shop’s books are out of reach for a moment; please try again later',
  'http.disk_full': 'The server’s disk is full; please make room first',
  'http.file_required': 'Please choose a file',
  'http.file_too_large': 'The file is too large',
  'http.forged_request': 'This request came from an unknown place; please reload the page and try again',
  'http.idempotency_key_required': 'The request carries no idempotency key; please reload the page and try again',
  'http.idempotency_key_reused': 'The content has changed; please submit it again',
  'http.internal': 'Something went wrong; please try again later',
  'http.invalid_input': 'Some of this is not right; please check it and try again',
  'http.media_type': 'This kind of file cannot be opened; please use another format',
  'http.no_shop_here': 'There is no shop at this address yet',
  'http.not_allowed': 'Your role may not do this; ask the shop owner',
  'http.not_found': 'Nothing to be found here',
  'http.sign_in_required': 'Please sign in first',
  'http.too_many_requests': 'That was a bit fast; please wait a moment',
};
