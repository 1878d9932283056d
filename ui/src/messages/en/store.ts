import type { Translation } from '../../i18n/create-messages.ts';
import type { storeZhCN } from '../zh-CN/store.ts';

export const storeEn: Translation<typeof storeZhCN> = {
  myOrders: 'My orders',
};
