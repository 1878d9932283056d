import { createMessages } from '../i18n/create-messages.ts';
import { peopleEn } from './en/people.ts';
import { peopleZhCN } from './zh-CN/people.ts';

export const peopleMessages = createMessages(peopleZhCN, peopleEn);
