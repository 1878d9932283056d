import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SaleShare } from '../../screens/sales/sale-share.ts';
import { chainOpening, groupText } from './group-text.ts';
import { invitations } from './invitations.ts';

const now = new Date('2026-11-24T12:00:00+08:00');
const link = 'https://plum.example/s/K7M2QX';

const share = (said: Partial<SaleShare> = {}): SaleShare => ({
  code: 'K7M2QX',
  status: 'open',
  title: '周末杨梅团',
  words: '自家后山的。今年结得密。',
  startsAt: now,
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
const forbidden =
  /最|第一|国家级|全网|顶级|极品|绝对|唯一|仅此|史上|转发|分享|集赞|点赞|拉人|进群|抢|秒杀|错过|亏|赶紧|马上/;

const addressees = [
  {},
  { communityName: '桂花苑 3 栋', communityKind: 'building' },
  { communityName: '跑团', communityKind: 'club' },
  { personName: '李姐' },
];

test('two invitations that follow one another differ in each sentence, and none begs or boasts', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.constantFrom(...addressees), fc.string({ maxLength: 6 }), (from, to, code) => {
      const [shown, later] = [from, from + 1].map((start) => invitations(share({ ...to, code }), link, now, start));
      assert.equal(new Set(shown).size, 4);
      assert.equal(shown![1], later![0]);
      const [first, second] = [shown![0]!, shown![1]!].map((text) =>
        text.split(/[。：]/).filter((part) => part !== ''),
      );
      assert.notEqual(first![0], second![0]);
      assert.notEqual(first!.at(-1), second!.at(-1));
      for (const text of shown!) {
        assert.doesNotMatch(text, forbidden);
        assert.ok(text.includes(link) && text.includes('后天晚上8点') && text.length < 160, text);
      }
    }),
  );
});

test('an invitation calls people by name, a group by what it is', () => {
  const openingOf = (to: Partial<SaleShare>) => invitations(share(to), link, now, 0)[0]!;
  assert.match(openingOf({ personName: '李姐' }), /李姐/);
  assert.match(openingOf({ communityName: '桂花苑', communityKind: 'building' }), /各位邻居/);
  assert.doesNotMatch(openingOf({ words: '字'.repeat(41) }), /字/);
});

test('the group text has everything a friend needs to order by one line', () => {
  assert.equal(
    groupText(share(), link, now, 0),
    `【周末杨梅团】开团了

自家后山的。今年结得密。

A 东魁杨梅 6斤装 128元
B1 小青菜 3.5元/斤

接龙写 名字 楼号房号 编号份数，比如：
李姐 3-501 A2 B1×1

不想接龙的，点这里自己下单：
https://plum.example/s/K7M2QX

后天晚上8点截止
取货：东门驿站（16:00-20:00）
外地能寄快递，运费8元，走链接填地址`,
  );
  assert.notEqual(groupText(share(), link, now, 0), groupText(share(), link, now, 1));
  assert.doesNotMatch([0, 1, 2, 3].map((wording) => groupText(share(), link, now, wording)).join(), forbidden);
});

test('the opening of a native chain can be pasted as its first message', () => {
  assert.equal(
    chainOpening(share({ deliveryKinds: ['building'] }), now),
    `#接龙
【周末杨梅团】后天晚上8点截止
A 东魁杨梅 6斤装 128元
B1 小青菜 3.5元/斤
可以送到楼下，写上楼号房号
例 1. 李姐 3-501 A2 B1×1

1. `,
  );
});
