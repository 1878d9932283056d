import { createMessages } from '../i18n/create-messages.ts';
import { patternsEn } from './en/patterns.ts';
import { patternsZhCN } from './zh-CN/patterns.ts';

export const patternMessages = createMessages(patternsZhCN, patternsEn);
