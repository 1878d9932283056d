import { createMessages } from '../i18n/create-messages.ts';
import { communitiesEn } from './en/communities.ts';
import { communitiesZhCN } from './zh-CN/communities.ts';

export const communitiesMessages = createMessages(communitiesZhCN, communitiesEn);
