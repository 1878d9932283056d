import { transferred } from './orders.ts';
import type { SaleStory } from './story.ts';

export const openSale: SaleStory = {
  title: '天冷了，蜂蜜和番薯',
  words:
    '老盛的蜂蜜割好了，一共就匀给我二十四瓶，一人两瓶封顶，让大家都喝到。\n' +
    '妈妈的番薯阴干了半个月，我昨天烤了几个，儿子一个人吃掉三个。\n' +
    '橘子这回是大箱的，九斤。鸡蛋老样子，四十板。',
  startsAtHours: -22,
  endsAtHours: 50,
  handedOutAtHours: null,
  deliveryKinds: ['building', 'pickup', 'parcel'],
  pickupNote: '桂雨里送上门；河畔新村放阿芳理发店；跑团在小河驿站拿。寄外地的，鸡蛋和糯米藕就别选了。',
  freightFen: 1200,
  communities: ['osmanthus', 'riverside', 'runners'],
  items: [
    { code: 'A', sku: 'BAYBERRY-2', priceFen: 6600, limitPerPerson: null, limitTotal: null },
    { code: 'B', sku: 'EGGS-30', priceFen: 4500, limitPerPerson: 3, limitTotal: 40 },
    { code: 'C', sku: 'HICKORY-250', priceFen: 4000, limitPerPerson: null, limitTotal: null },
    { code: 'D', sku: 'HONEY-500', priceFen: 8600, limitPerPerson: 2, limitTotal: 24 },
    { code: 'E', sku: 'TEA-100', priceFen: 11500, limitPerPerson: null, limitTotal: null },
    { code: 'F', sku: 'SWEETPOTATO', priceFen: 600, limitPerPerson: null, limitTotal: null },
    { code: 'G', sku: 'MANDARIN-9', priceFen: 7980, limitPerPerson: null, limitTotal: null },
    { code: 'H', sku: 'RICECAKE-2', priceFen: 1500, limitPerPerson: null, limitTotal: null },
    { code: 'I', sku: 'LOTUS-1', priceFen: 1800, limitPerPerson: null, limitTotal: null },
  ],
  chains: [],
  storefrontOrders: [
    {
      person: 'wu-ting',
      community: 'runners',
      placedAtHours: -20,
      delivery: { kind: 'pickup', pickupPoint: 'runners-station' },
      quantities: { A: 2, D: 1 },
      buyerNote: '',
      paid: transferred(-19),
      cancelled: null,
    },
    {
      person: 'tian-yuan',
      community: 'runners',
      placedAtHours: -14,
      delivery: { kind: 'parcel', address: '江苏省苏州市姑苏区平江路石家角 12 号' },
      quantities: { C: 2, E: 1 },
      buyerNote: '还是寄给我爸',
      paid: transferred(-13),
      cancelled: null,
    },
    {
      person: 'feng-meijuan',
      community: 'riverside',
      placedAtHours: -9,
      delivery: { kind: 'pickup', pickupPoint: 'riverside-salon' },
      quantities: { D: 1, F: 3.5, H: 2 },
      buyerNote: '年糕是我妈的，单独装',
      paid: null,
      cancelled: null,
    },
    {
      person: 'qi-yue',
      community: 'runners',
      placedAtHours: -3,
      delivery: { kind: 'pickup', pickupPoint: 'runners-station' },
      quantities: { C: 1, F: 5 },
      buyerNote: '',
      paid: null,
      cancelled: null,
    },
  ],
  refunds: [],
};
