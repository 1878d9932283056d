import { createMessages } from '../i18n/create-messages.ts';
import { settingsEn } from './en/settings.ts';
import { settingsZhCN } from './zh-CN/settings.ts';

export const settingsMessages = createMessages(settingsZhCN, settingsEn);
