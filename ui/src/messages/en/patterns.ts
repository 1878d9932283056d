import type { Translation } from '../../i18n/create-messages.ts';
import type { patternsZhCN } from '../zh-CN/patterns.ts';

export const patternsEn: Translation<typeof patternsZhCN> = {
  addPicture: 'Add picture',
  uploading: 'Uploading',
  cover: 'Cover',
  pictureNumber: 'Picture {number}',
  removePicture: 'Remove this picture',
  moveForward: 'Move forward',
  moveBack: 'Move back',
};
