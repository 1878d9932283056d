import { createMessages } from '../i18n/create-messages.ts';
import { goodsEn } from './en/goods.ts';
import { goodsZhCN } from './zh-CN/goods.ts';

export const goodsMessages = createMessages(goodsZhCN, goodsEn);
