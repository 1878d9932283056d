import { createMessages } from '../i18n/create-messages.ts';
import { salesEn } from './en/sales.ts';
import { salesZhCN } from './zh-CN/sales.ts';

export const salesMessages = createMessages(salesZhCN, salesEn);
