import type { Translation } from '../../i18n/create-messages.ts';
import type { todayZhCN } from '../zh-CN/today.ts';

export const todayEn: Translation<typeof todayZhCN> = {
  today: 'Today',
  hello: 'Hello, {name}',
  openSales: 'Open sales',
  noSale: 'No sale is open now',
  noSaleText: 'Choose goods and a deadline; a sale is open in minutes.',
  newSale: 'Open a sale',
  ends: 'ends {time}',
  orders: { one: '{count} order', other: '{count} orders' },
  ordered: 'Ordered',
  due: 'Unpaid',
  todo: 'Waiting for you',
  nothing: 'Everything at hand is done',
  pasteWaiting: '{sale}: {ready} ready, {waiting} to look at',
  claimed: { one: '{count} friend said it is paid', other: '{count} friends said it is paid' },
  claimedDo: 'Check',
  unpaid: { one: '{count} order unpaid, {price}', other: '{count} orders unpaid, {price}' },
  unpaidDo: 'See who',
  prepare: { one: '{count} order to prepare', other: '{count} orders to prepare' },
  prepareDo: 'Prepare',
  pickup: { one: '{count} order to be picked up', other: '{count} orders to be picked up' },
  pickupDo: 'Hand over',
  paste: 'Paste a chain',
};
