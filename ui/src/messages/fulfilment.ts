import { createMessages } from '../i18n/create-messages.ts';
import { fulfilmentEn } from './en/fulfilment.ts';
import { fulfilmentZhCN } from './zh-CN/fulfilment.ts';

export const fulfilmentMessages = createMessages(fulfilmentZhCN, fulfilmentEn);
