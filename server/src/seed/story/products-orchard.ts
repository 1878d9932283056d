import type { ProductStory } from './story.ts';

/** What the parents, the uncle and the vegetable farmer grow. */
export const orchardProducts: readonly ProductStory[] = [
  {
    key: 'bayberry',
    name: '速冻东魁杨梅',
    subtitle: '六月采的，当天进冷库',
    category: '水果',
    origin: '浙江仙居 横溪镇上梅坑村',
    story:
      '爸妈的七十来棵东魁，树龄快三十年，长在屋后朝东的坡上。只挑紫透的摘，早上五点摘到八点，中午就进镇上的冷库，' +
      '一颗颗分开冻的，不结坨。拿出来放十来分钟，外面一层霜、里面刚化开，这时候吃正好，酸甜都还在。' +
      '煮杨梅汤、泡酒也行。冷冻能放到明年开春，化开以后别再冻。',
    supplier: 'parents',
    picture: 'bayberry',
    aliases: ['杨梅', '冻杨梅', '速冻杨梅', '东魁杨梅', '仙居杨梅'],
    skus: [
      {
        code: 'BAYBERRY-4',
        spec: '4 斤/箱',
        unit: '箱',
        packageText: '1 斤一盒，4 盒，泡沫箱加冰袋',
        priceFen: 12800,
        costFen: 9200,
        quantityStep: 1,
        limitPerPerson: 4,
        initialStock: 90,
      },
      {
        code: 'BAYBERRY-2',
        spec: '2 斤/袋',
        unit: '袋',
        packageText: '1 斤一盒，2 盒，保温袋',
        priceFen: 6800,
        costFen: 4900,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: 60,
      },
    ],
  },
  {
    key: 'mandarin',
    name: '涌泉蜜橘',
    subtitle: '舅舅家的宫川，皮薄，化渣',
    category: '水果',
    origin: '浙江临海 涌泉镇',
    story:
      '舅舅在涌泉种了一辈子橘子，品种是宫川，长在江边的海涂地上，白天晒、夜里凉，糖头足。' +
      '皮薄得不太好剥，筋少，放嘴里就化了。带叶子剪下来，不打蜡不上色，大小会有一点不匀，' +
      '个别皮上有花斑，那是被枝条刮的，一样甜。放阴凉地方散开，别闷在箱子里，半个月没问题。',
    supplier: 'parents',
    picture: 'mandarin',
    aliases: ['蜜橘', '橘子', '桔子', '涌泉橘子', '蜜桔'],
    skus: [
      {
        code: 'MANDARIN-5',
        spec: '5 斤/箱',
        unit: '箱',
        packageText: '约 30 个，纸箱',
        priceFen: 4980,
        costFen: 3700,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: null,
      },
      {
        code: 'MANDARIN-9',
        spec: '9 斤/箱',
        unit: '箱',
        packageText: '约 55 个，纸箱',
        priceFen: 8280,
        costFen: 6300,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: null,
      },
    ],
  },
  {
    key: 'sweet-potato',
    name: '红心小番薯',
    subtitle: '烤着吃，会流糖',
    category: '蔬菜',
    origin: '浙江仙居 横溪镇上梅坑村',
    story:
      '我妈种在杨梅树底下的沙土地里，没怎么管它，个头不大，一只手能抓两个。挖出来先在廊下阴干半个月，水汽收掉，' +
      '糖才出来。洗干净连皮进烤箱，200 度五十分钟，掰开是橘红的，尾巴上会滴糖。蒸粥也好。' +
      '不要放冰箱，冻了会硬心。带泥发的，洗过反而存不住。',
    supplier: 'parents',
    picture: 'sweet-potato',
    aliases: ['番薯', '小番薯', '红薯', '地瓜', '红心番薯'],
    skus: [
      {
        code: 'SWEETPOTATO',
        spec: '散称',
        unit: '斤',
        packageText: '网兜，带泥',
        priceFen: 650,
        costFen: 430,
        quantityStep: 0.5,
        limitPerPerson: null,
        initialStock: 200,
      },
    ],
  },
  {
    key: 'greens',
    name: '霜打矮脚青',
    subtitle: '清早割，晚上到你家',
    category: '蔬菜',
    origin: '杭州余杭 良渚街道胡家埭',
    story:
      '老胡的三亩地，就在良渚老房子后面，我带儿子去挖过荠菜。矮脚青梗子短、叶子厚，下过霜以后是甜的，' +
      '猪油一炒，几分钟就软。他早上四点多打着头灯割，根上带一点泥，虫眼有几个，因为真的不怎么打药。' +
      '不洗，用报纸包着竖放冰箱，三四天没事。',
    supplier: 'farm',
    picture: 'greens',
    aliases: ['青菜', '矮脚青', '小青菜', '上海青'],
    skus: [
      {
        code: 'GREENS',
        spec: '散称',
        unit: '斤',
        packageText: '报纸包好',
        priceFen: 450,
        costFen: 280,
        quantityStep: 0.5,
        limitPerPerson: 5,
        initialStock: null,
      },
    ],
  },
  {
    key: 'eggs',
    name: '老胡家土鸡蛋',
    subtitle: '散养，一礼拜只有四十板',
    category: '蛋',
    origin: '杭州余杭 良渚街道胡家埭',
    story:
      '两百来只鸡，养在老胡菜地边的竹林里，吃玉米、谷糠和剥下来的菜叶子。蛋有大有小，颜色也不一样，' +
      '绿壳的一板里碰巧能有两三个。蛋黄打出来是圆鼓鼓的，小孩子白煮就肯吃。' +
      '路上难免碎一两个，碎了拍给我，补你或者退你。大头朝上放冰箱，一个月内吃完。',
    supplier: 'farm',
    picture: 'eggs',
    aliases: ['土鸡蛋', '鸡蛋', '老胡鸡蛋'],
    skus: [
      {
        code: 'EGGS-30',
        spec: '30 枚/板',
        unit: '板',
        packageText: '纸浆蛋托，外面套纸箱',
        priceFen: 4500,
        costFen: 3450,
        quantityStep: 1,
        limitPerPerson: 3,
        initialStock: null,
      },
    ],
  },
];
