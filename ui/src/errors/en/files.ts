import type { Translation } from '../../i18n/create-messages.ts';
import type { filesErrorsZhCN } from '../zh-CN/files.ts';

export const filesErrorsEn: Translation<typeof filesErrorsZhCN> = {
  'files.too_large': 'The picture is too large; {megabytes} MB at most',
  'files.not_a_picture': 'This is not a picture that can be used; please choose a JPG, PNG or WebP',
  'files.too_many_pixels': 'The picture has too many pixels; {megapixels} megapixels at most',
};
