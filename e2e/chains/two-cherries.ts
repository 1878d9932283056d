import type { Chain } from './chain.ts';

export const twoCherries: Chain = {
  title: '名字对得上两样，货单外的，没要的',
  goods: [
    { code: 'A', name: '山东大樱桃', spec: '2斤', unit: '盒', priceFen: 6_800 },
    { code: 'B', name: '四川小樱桃', spec: '2斤', unit: '盒', priceFen: 4_800 },
    { code: 'C', name: '水晶葡萄', spec: '3斤', unit: '箱', priceFen: 5_500 },
  ],
  text: `#接龙
A 山东大樱桃 2斤 68元
B 四川小樱桃 2斤 48元
C 水晶葡萄 3斤 55元

1. 阿满 大樱桃1
2. 老白 樱桃2份
3. 小松 C2
4. 木兰 B1 榴莲1个
5. 明远 D1
6. 栗子 A1 小樱桃2`,
  decisions: [
    { buyer: '老白', tap: ['山东大樱桃 2斤'] },
    { buyer: '木兰', tap: ['不要这样，其他照下'] },
    { buyer: '明远', tap: 'skip' },
  ],
  totals: { 山东大樱桃: 4, 四川小樱桃: 3, 水晶葡萄: 2 },
};
