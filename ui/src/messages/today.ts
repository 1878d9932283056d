import { createMessages } from '../i18n/create-messages.ts';
import { todayEn } from './en/today.ts';
import { todayZhCN } from './zh-CN/today.ts';

export const todayMessages = createMessages(todayZhCN, todayEn);
