import { createMessages } from '../i18n/create-messages.ts';
import { commonEn } from './en/common.ts';
import { commonZhCN } from './zh-CN/common.ts';

export const commonMessages = createMessages(commonZhCN, commonEn);
