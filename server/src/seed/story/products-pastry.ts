import type { ProductStory } from './story.ts';

/** What the pastry workshop makes to order. */
export const pastryProducts: readonly ProductStory[] = [
  {
    key: 'rice-cake',
    name: '水磨年糕',
    subtitle: '当天做，摸着还是温的',
    category: '糕点',
    origin: '杭州临平 塘栖镇',
    story:
      '巧云姐用当年的晚粳米，浸一夜，带水磨成浆，压干了蒸，再上石臼打。没有别的东西，就是米。' +
      '切片炒青菜、炒蟹都不糊汤，切厚点烤一烤蘸白糖，小孩抢着吃。刚拿到是软的，第二天就硬了，这才对。' +
      '吃不完泡在清水里，两天换一次水，冰箱里能放十天；或者切好片冻起来。',
    supplier: 'pastry',
    picture: 'rice-cake',
    aliases: ['年糕', '水磨年糕', '宁波年糕'],
    skus: [
      {
        code: 'RICECAKE-2',
        spec: '2 斤/袋',
        unit: '袋',
        packageText: '5 条左右，食品袋',
        priceFen: 1600,
        costFen: 1080,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: null,
      },
    ],
  },
  {
    key: 'lotus-root',
    name: '桂花糯米藕',
    subtitle: '焖足五个钟头',
    category: '糕点',
    origin: '杭州临平 塘栖镇',
    story:
      '藕是余杭三家村的老藕，孔大，粉。圆糯米一个孔一个孔塞紧，竹签封口，和红糖、红枣一起小火焖五个钟头，' +
      '焖到筷子一戳就透。整节真空的，不切，切了会干。吃之前连袋热水里烫十分钟，切厚片，' +
      '浇上袋里的汁，再撒一点干桂花，里面配了一小包。冰箱冷藏五天，冷冻一个月。',
    supplier: 'pastry',
    picture: 'lotus-root',
    aliases: ['糯米藕', '桂花藕', '糖藕'],
    skus: [
      {
        code: 'LOTUS-1',
        spec: '1 节约 450g/袋',
        unit: '袋',
        packageText: '真空袋，附干桂花一小包',
        priceFen: 1980,
        costFen: 1320,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: null,
      },
    ],
  },
  {
    key: 'plum-blossom-cake',
    name: '定胜糕',
    subtitle: '孩子考试前，总有人来要',
    category: '糕点',
    origin: '杭州临平 塘栖镇',
    story:
      '粳米粉掺一点糯米粉，用红曲染成淡粉色，木头模子一只一只蒸出来，里面是自己熬的红豆沙。' +
      '松、软，甜得不重。杭州人造新房、孩子中考高考都要吃这个，图个“定胜”。没有防腐的东西，' +
      '常温只能放一天，冰箱三天，隔水蒸五分钟就和刚出笼一样。',
    supplier: 'pastry',
    picture: 'plum-blossom-cake',
    aliases: ['定胜糕', '定升糕', '米糕'],
    skus: [
      {
        code: 'PLUMCAKE-6',
        spec: '6 只/盒',
        unit: '盒',
        packageText: '纸盒，垫油纸',
        priceFen: 2200,
        costFen: 1500,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: null,
      },
    ],
  },
];
