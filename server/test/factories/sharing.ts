import type { SaleShare } from '../../src/screens/sales/sale-share.ts';

/** What is told of a sale with two goods, 24 November 2026 at noon. */
export const share = (said: Partial<SaleShare> = {}): SaleShare => ({
  code: 'K7M2QX',
  status: 'open',
  title: '周末杨梅团',
  words: '自家后山的。今年结得密。',
  startsAt: new Date('2026-11-24T12:00:00+08:00'),
  endsAt: new Date('2026-11-26T20:00:00+08:00'),
  deliveryKinds: ['pickup', 'parcel'],
  pickupNote: '',
  freightFen: 800,
  items: [
    { code: 'A', name: '东魁杨梅', spec: '6斤装', unit: '箱', priceFen: 12_800 },
    { code: 'B1', name: '小青菜', spec: '', unit: '斤', priceFen: 350 },
  ].map((item) => ({ ...item, limitPerPerson: null, limitTotal: null, fileId: null, tint: null })),
  pickupPoints: [{ name: '东门驿站', hours: '16:00-20:00' }],
  shop: { name: '青梅小院', sellerName: '阿青', tagline: '', portraitFileId: null, timeZone: 'Asia/Shanghai' },
  communityName: null,
  communityKind: null,
  personName: null,
  touchCount: 0,
  ...said,
});

/** 极限词 and baits to share: never in what we write ourselves. */
export const forbidden =
  /最|第一|国家级|全网|顶级|极品|绝对|唯一|仅此|史上|转发|分享|集赞|点赞|拉人|进群|抢|秒杀|错过|亏|赶紧|马上/;
