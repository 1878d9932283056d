import { createMessages } from '../i18n/create-messages.ts';
import { accuracyEn } from './en/accuracy.ts';
import { accuracyZhCN } from './zh-CN/accuracy.ts';

export const accuracyMessages = createMessages(accuracyZhCN, accuracyEn);
