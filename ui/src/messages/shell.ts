import { createMessages } from '../i18n/create-messages.ts';
import { shellEn } from './en/shell.ts';
import { shellZhCN } from './zh-CN/shell.ts';

export const shellMessages = createMessages(shellZhCN, shellEn);
