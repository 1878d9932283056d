import { createMessages } from '../i18n/create-messages.ts';
import { welcomeEn } from './en/welcome.ts';
import { welcomeZhCN } from './zh-CN/welcome.ts';

export const welcomeMessages = createMessages(welcomeZhCN, welcomeEn);
