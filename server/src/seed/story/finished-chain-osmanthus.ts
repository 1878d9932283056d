import { cancelledEntry, entry, handedOver, transferred } from './orders.ts';
import type { ChainStory } from './story.ts';

/** The block with lifts: brought to the door. */
export const osmanthusChain: ChainStory = {
  community: 'osmanthus',
  pastedAtHours: -515,
  delivery: { kind: 'building' },
  text: `#接龙
小梅的竹篮｜礼拜五到货，当天晚上送上门
A 速冻东魁杨梅 4斤/箱 118元
B 土鸡蛋 30枚/板 43元
C 桂花糯米藕 1节/袋 18元
D 水磨年糕 2斤/袋 15元
E 天目笋干 250g/袋 36元
F 霜打矮脚青（青菜） 4元/斤
G 涌泉蜜橘 5斤/箱 46元
H 定胜糕 6只/盒 20元
礼拜三晚上八点截单，写上楼号-房号
例 3-502 某某 A1 B2

1. 12-301 小梅（竹篮） B1 C1
2. 3-501 李姐 A1 B2 C2
3. A小雨 7-1203 B1 F2斤
4. 2-302 王老师 C2 D2 H1，要软一点的
5. 9-1101陈浩 A2
6. 蕾蕾妈🌸5-602 B1 G1 H2
7. 老赵 6-401 D3 F1.5斤，给现金
8. 倩倩_10-1502 A、B各1
9. 小溪 8-703 同上
10. 豆豆爸 4-1001 鸡蛋两板 橘子一箱
11. Cici🍋 11-902 C1 H1
12. 1-201 沈阿姨 D2 E1 青菜半斤
13. 团团圆圆 10-803 B2 G2 A1
14. 3-1204 小顾 A1（晚上九点以后才在家）
15. 老孟7-502 F2斤半 D1
16. 5-1101 Vivian 同3号
17. 安安静静 9-303 C、D各一
18. 大橘为重🐱12-904 G3
19. 6-802 吴医生 A1 E2 已转
20. 小鱼儿🐟 2-1103 B1 取消
21. 3-501 李姐 再加H1
22. 9-1101陈浩 A改成1箱
23. 1-902 小陶（刚搬来） B1 C1`,
  orders: [
    entry(1, 'ying-xiaomei', { B: 1, C: 1 }, transferred(-514)),
    entry(2, 'li-yan', { A: 1, B: 2, C: 2, H: 1 }, transferred(-513)),
    entry(3, 'zhou-min', { B: 1, F: 2 }, transferred(-513)),
    entry(4, 'wang-shufen', { C: 2, D: 2, H: 1 }, transferred(-512)),
    entry(5, 'chen-hao', { A: 1 }, transferred(-512)),
    entry(6, 'xu-lei', { B: 1, G: 1, H: 2 }, transferred(-513)),
    entry(7, 'zhao-jianguo', { D: 3, F: 1.5 }, handedOver(-479)),
    entry(8, 'sun-qian', { A: 1, B: 1 }, transferred(-511)),
    entry(9, 'lin-xi', { A: 1, B: 1 }, transferred(-490)),
    entry(10, 'huang-wei', { B: 2, G: 1 }, transferred(-510)),
    entry(11, 'cai-sisi', { C: 1, H: 1 }, transferred(-509)),
    entry(12, 'shen-yuzhen', { D: 2, E: 1, F: 0.5 }, handedOver(-479)),
    entry(13, 'ma-li', { A: 1, B: 2, G: 2 }, transferred(-512)),
    entry(14, 'gu-chen', { A: 1 }, null),
    entry(15, 'meng-qingshan', { D: 1, F: 2.5 }, transferred(-500)),
    entry(16, 'wei-an', { B: 1, F: 2 }, transferred(-486)),
    entry(17, 'an-jing', { C: 1, D: 1 }, transferred(-512)),
    entry(18, 'ju-yifan', { G: 3 }, transferred(-511)),
    entry(19, 'wu-ting', { A: 1, E: 2 }, transferred(-515)),
    cancelledEntry(20, 'yu-xiaoyu', { B: 1 }),
    entry(23, null, { B: 1, C: 1 }, transferred(-508)),
  ],
};
