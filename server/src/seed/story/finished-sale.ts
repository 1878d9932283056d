import { osmanthusChain } from './finished-chain-osmanthus.ts';
import { riversideChain } from './finished-chain-riverside.ts';
import { handedOver, transferred } from './orders.ts';
import type { SaleStory, StorefrontOrderStory } from './story.ts';

const atStation = { kind: 'pickup', pickupPoint: 'runners-station' } as const;

/** The running club writes no chain: they tap the link. */
const storefrontOrders: readonly StorefrontOrderStory[] = [
  {
    person: 'guo-dong',
    community: 'runners',
    placedAtHours: -570,
    delivery: atStation,
    quantities: { A: 1, D: 2 },
    buyerNote: '',
    paid: transferred(-569),
    cancelled: null,
  },
  {
    person: 'han-lei',
    community: 'runners',
    placedAtHours: -566,
    delivery: atStation,
    quantities: { D: 2, E: 1 },
    buyerNote: '下礼拜比赛，年糕要紧的',
    paid: transferred(-560),
    cancelled: null,
  },
  {
    person: 'tian-yuan',
    community: 'runners',
    placedAtHours: -549,
    delivery: { kind: 'parcel', address: '江苏省苏州市姑苏区平江路石家角 12 号' },
    quantities: { E: 2, G: 1 },
    buyerNote: '寄给我爸，田国平收，打他电话之前先打我的',
    paid: transferred(-549),
    cancelled: null,
  },
  {
    person: 'mu-zihan',
    community: 'runners',
    placedAtHours: -545,
    delivery: atStation,
    quantities: { B: 1, C: 1 },
    buyerNote: '',
    paid: null,
    cancelled: { atHours: -530, reason: '礼拜六去外地比赛，拿不了' },
  },
  {
    person: 'man-qing',
    community: 'runners',
    placedAtHours: -541,
    delivery: atStation,
    quantities: { A: 1, H: 1 },
    buyerNote: '',
    paid: transferred(-538),
    cancelled: null,
  },
  {
    person: 'jie-hongyu',
    community: 'runners',
    placedAtHours: -520,
    delivery: atStation,
    quantities: { G: 1 },
    buyerNote: '跑完来拿，可能八点多',
    paid: handedOver(-462),
    cancelled: null,
  },
];

export const finishedSale: SaleStory = {
  title: '冷库里的杨梅，和塘栖的糕',
  words:
    '爸爸礼拜四夜里从仙居开上来，杨梅这回放四十箱，橘子是舅舅家刚剪的。\n' +
    '巧云姐的年糕、糯米藕、定胜糕当天做，老胡的青菜当天割。\n' +
    '想要的接一下龙，写上楼号房号；不想吃的划过去就好。',
  startsAtHours: -576,
  endsAtHours: -516,
  handedOutAtHours: -480,
  deliveryKinds: ['building', 'pickup', 'parcel'],
  pickupNote: '桂雨里礼拜五晚上送上门；河畔新村放阿芳理发店；跑团礼拜六跑完在小河驿站拿。',
  freightFen: 1200,
  communities: ['osmanthus', 'riverside', 'runners'],
  items: [
    { code: 'A', sku: 'BAYBERRY-4', priceFen: 11800, limitPerPerson: 4, limitTotal: 40 },
    { code: 'B', sku: 'EGGS-30', priceFen: 4300, limitPerPerson: 3, limitTotal: 40 },
    { code: 'C', sku: 'LOTUS-1', priceFen: 1800, limitPerPerson: null, limitTotal: null },
    { code: 'D', sku: 'RICECAKE-2', priceFen: 1500, limitPerPerson: null, limitTotal: null },
    { code: 'E', sku: 'SHOOT-250', priceFen: 3600, limitPerPerson: null, limitTotal: null },
    { code: 'F', sku: 'GREENS', priceFen: 400, limitPerPerson: 5, limitTotal: null },
    { code: 'G', sku: 'MANDARIN-5', priceFen: 4600, limitPerPerson: null, limitTotal: null },
    { code: 'H', sku: 'PLUMCAKE-6', priceFen: 2000, limitPerPerson: null, limitTotal: null },
  ],
  chains: [osmanthusChain, riversideChain],
  storefrontOrders,
  refunds: [
    {
      person: 'ma-li',
      itemCode: 'B',
      amountFen: 1290,
      method: 'transfer',
      reason: '路上颠了一下，碎了 9 个蛋，按个数退',
      refundedAtHours: -470,
    },
  ],
};
