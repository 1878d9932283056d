import type { Chain } from './chain.ts';

export const weighedPork: Chain = {
  title: '称重的肉，漏写斤数，改口',
  goods: [
    { name: '梅花肉', unit: '斤', priceFen: 3_600, quantityStep: 0.1 },
    { name: '肋排', unit: '斤', priceFen: 4_800, quantityStep: 0.1 },
  ],
  text: `#接龙
周日一早现切
梅花肉 36元/斤
肋排 48元/斤

1. 阿芹 梅花肉2斤 肋排1斤半
2. 老葛 肋排三斤
3. 果果妈 梅花肉半斤
4. 秋生 肋排
5. 小鹿 梅花肉一斤二两`,
  decisions: [{ buyer: '秋生', tap: ['2 斤'] }],
  totals: { 梅花肉: 3.7, 肋排: 6.5 },
};
