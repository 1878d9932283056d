import { createMessages } from '../i18n/create-messages.ts';
import { intakeEn } from './en/intake.ts';
import { intakeZhCN } from './zh-CN/intake.ts';

export const intakeMessages = createMessages(intakeZhCN, intakeEn);
