import type { Chain } from './chain.ts';

export const buildingCodes: Chain = {
  title: '整栋楼的接龙：编号、同上、取消、已付、各一份',
  goods: [
    { code: 'A', name: '蔬菜包', spec: '8斤', unit: '份', priceFen: 7_800 },
    { code: 'B', name: '牛奶', spec: '1L*6', unit: '箱', priceFen: 6_600 },
    { code: 'C', name: '鸡蛋', spec: '30枚', unit: '板', priceFen: 3_900 },
  ],
  text: `#接龙
【梧桐里5号楼】周五送到家
A蔬菜包（8斤）78元
B牛奶（1L*6）66元
C鸡蛋（30枚）39元

1. 101 阿禾 A1
2. 102 老谭 A1 B1
3. 201 晓晓 C2 已付
4. 202 卜卜妈 A1B1C1
5. 301 阿茂 同上
6. 302 施阿姨 取消
7. 401 小艾 A2（放门口）`,
  decisions: [],
  totals: { 蔬菜包: 6, 牛奶: 3, 鸡蛋: 4 },
};
