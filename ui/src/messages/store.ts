import { createMessages } from '../i18n/create-messages.ts';
import { storeEn } from './en/store.ts';
import { storeZhCN } from './zh-CN/store.ts';

export const storeMessages = createMessages(storeZhCN, storeEn);
