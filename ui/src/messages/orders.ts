import { createMessages } from '../i18n/create-messages.ts';
import { ordersEn } from './en/orders.ts';
import { ordersZhCN } from './zh-CN/orders.ts';

export const ordersMessages = createMessages(ordersZhCN, ordersEn);
