import { createMessages } from '../i18n/create-messages.ts';
import { storeOrdersEn } from './en/store-orders.ts';
import { storeOrdersZhCN } from './zh-CN/store-orders.ts';

export const storeOrdersMessages = createMessages(storeOrdersZhCN, storeOrdersEn);
