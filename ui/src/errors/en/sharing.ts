import type { Translation } from '../../i18n/create-messages.ts';
import type { sharingErrorsZhCN } from '../zh-CN/sharing.ts';

export const sharingErrorsEn: Translation<typeof sharingErrorsZhCN> = {
  'sharing.not_open': 'This sale is not open; open it before you share it',
};
