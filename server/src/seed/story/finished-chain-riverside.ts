import { cancelledEntry, entry, handedOver, transferred } from './orders.ts';
import type { ChainStory } from './story.ts';

/** The old block over the river: fetched from the hairdresser's. */
export const riversideChain: ChainStory = {
  community: 'riverside',
  pastedAtHours: -514,
  delivery: { kind: 'pickup', pickupPoint: 'riverside-salon' },
  text: `#接龙
【河畔新村】小梅的竹篮，礼拜五晚上七点放阿芳理发店，自己来拿
A 速冻东魁杨梅 4斤/箱 118元
B 土鸡蛋 30枚/板 43元
C 桂花糯米藕 1节/袋 18元
D 水磨年糕 2斤/袋 15元
E 天目笋干 250g/袋 36元
F 霜打矮脚青（青菜） 4元/斤
G 涌泉蜜橘 5斤/箱 46元
H 定胜糕 6只/盒 20元
写几幢-几单元-几室，省得我拿错

1. 方阿姨（阿芳理发） B2 青菜3斤
2. 5-2-402 老周 B1 D2
3. 小叶1-3-501 A1 C1
4. 胡师傅 7-1-302 D2 E1 F2斤
5. 宝妈小丁 6-3-202 B2 H1
6. 钱钱 2-2-601 C、D、H各一
7. 金金🌻10-2-403 同6
8. 4-1-503 邵老师 G1→2
9. 阿坤8-2-301 A1 不要了，下次
10. 6-1-601小罗 A1 D1
11. Leo 5-1-201 E1 A2
12. 9-1-402 姚姐 B1 H1，帮秋天的风带C1 D1
13. 蔡阿婆（孙女代）1-1-502 D1 F一斤 H1，麻烦送上楼，给现金
14. 冯姐 2-1-301 B1 G1
15. 冯姐 7-2-102 D2 F1斤（给我妈的）
16. 骑电瓶车的老吴 4-2-302 A1 G1
17. 5-2-402 老周 再加E1
18. 春暖花开 3-3-602 C3
19. 小顾同学 10-1-201 同4号
20. 宝妈小丁 6-3-202 B改成1板
21. 橙子姐 8-1-101 青菜2.5斤 年糕1袋
22. 运河边的猫 2-3-501 H2 ✅`,
  orders: [
    entry(1, 'fang-afang', { B: 2, F: 3 }, transferred(-512)),
    entry(2, 'zhou-guoqiang', { B: 1, D: 2, E: 1 }, transferred(-511)),
    entry(3, 'ye-ziqing', { A: 1, C: 1 }, transferred(-513)),
    entry(4, 'hu-yongnian', { D: 2, E: 1, F: 2 }, handedOver(-478)),
    entry(5, 'ding-jiayi', { B: 1, H: 1 }, transferred(-510)),
    entry(6, 'qian-duoduo', { C: 1, D: 1, H: 1 }, transferred(-509)),
    entry(7, 'jin-kui', { C: 1, D: 1, H: 1 }, null),
    entry(8, 'shao-wenbin', { G: 2 }, transferred(-512)),
    cancelledEntry(9, 'li-xiangkun', { A: 1 }),
    entry(10, 'luo-cheng', { A: 1, D: 1 }, transferred(-497)),
    entry(11, 'luo-yang', { A: 2, E: 1 }, transferred(-511)),
    entry(12, 'yao-hong', { B: 1, H: 1 }, transferred(-510)),
    entry(12, 'qiu-feng', { C: 1, D: 1 }, transferred(-510)),
    entry(13, 'cai-gendi', { D: 1, F: 1, H: 1 }, handedOver(-477)),
    entry(14, 'feng-meijuan', { B: 1, G: 1 }, transferred(-508)),
    entry(15, 'feng-meijuan', { D: 2, F: 1 }, transferred(-508)),
    entry(16, null, { A: 1, G: 1 }, transferred(-503)),
    entry(18, null, { C: 3 }, transferred(-507)),
    entry(19, null, { D: 2, E: 1, F: 2 }, handedOver(-476)),
    entry(21, null, { D: 1, F: 2.5 }, transferred(-506)),
    entry(22, null, { H: 2 }, transferred(-514)),
  ],
};
