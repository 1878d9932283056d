import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forbidden, share } from '../../../test/factories/sharing.ts';
import { chainOpening, groupText } from './group-text.ts';

const now = new Date('2026-11-24T12:00:00+08:00');
const link = 'https://plum.example/s/K7M2QX';

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
