import { createMessages } from '../i18n/create-messages.ts';
import { styleEn } from './en/style.ts';
import { styleZhCN } from './zh-CN/style.ts';

export const styleMessages = createMessages(styleZhCN, styleEn);
