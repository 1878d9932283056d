import type { ProductStory } from './story.ts';

/** What comes down from the hills and keeps. */
export const mountainProducts: readonly ProductStory[] = [
  {
    key: 'bamboo-shoot',
    name: '天目笋干',
    subtitle: '焙熄，只取嫩头',
    category: '山货',
    origin: '杭州临安 於潜镇盛家坞',
    story:
      '四月底五月初的石笋，老盛家当天剥、当天煮，盐水里滚透，再用炭火慢慢焙干，临安人叫“焙熄”。' +
      '只留上面半截嫩头，金黄带一层薄盐霜。先用冷水泡半小时去咸，撕开，和老鸭或者筒骨一起炖，汤不用再放味精。' +
      '有点咸，烧菜先别加盐。密封放冰箱，一年不走味。',
    supplier: 'mountain',
    picture: 'bamboo-shoot',
    aliases: ['笋干', '焙熄', '扁尖', '天目山笋干'],
    skus: [
      {
        code: 'SHOOT-250',
        spec: '250g/袋',
        unit: '袋',
        packageText: '牛皮纸自封袋',
        priceFen: 3800,
        costFen: 2850,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: 80,
      },
      {
        code: 'SHOOT-500',
        spec: '500g/袋',
        unit: '袋',
        packageText: '牛皮纸自封袋',
        priceFen: 7200,
        costFen: 5500,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: 30,
      },
    ],
  },
  {
    key: 'hickory-nut',
    name: '临安山核桃',
    subtitle: '白露后打的，手一捏就开',
    category: '山货',
    origin: '杭州临安 於潜镇盛家坞',
    story:
      '白露过后上山打的，树高，老盛请人用竹竿打，家里人在下面捡。脱了青皮，水煮去涩，椒盐炒两遍，' +
      '炒之前先轻轻轧一道缝，吃的时候两个指头一捏就开，不用钳子。肉香，回味有一点点甜。' +
      '开了罐要盖紧，潮了放烤箱 100 度烘五分钟就又脆了。怕麻烦的拿剥好的仁。',
    supplier: 'mountain',
    picture: 'hickory-nut',
    aliases: ['山核桃', '小核桃', '核桃'],
    skus: [
      {
        code: 'HICKORY-250',
        spec: '手剥 250g/罐',
        unit: '罐',
        packageText: '铝盖密封罐',
        priceFen: 4200,
        costFen: 3100,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: 70,
      },
      {
        code: 'HICKORY-KERNEL',
        spec: '核桃仁 200g/罐',
        unit: '罐',
        packageText: '铝盖密封罐',
        priceFen: 5600,
        costFen: 4300,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: 40,
      },
    ],
  },
  {
    key: 'honey',
    name: '百花土蜂蜜',
    subtitle: '中蜂，一年只割一次',
    category: '山货',
    origin: '杭州临安 於潜镇盛家坞',
    story:
      '老盛屋檐下和后山一共十九桶中蜂，一年就霜降前割一次，割完给蜂留一半过冬，所以真的不多。' +
      '山上什么花都采，颜色深浅每年不一样，今年偏琥珀色，闻着有一点桂花和野菊的味道。天冷会结晶，细细的像猪油，' +
      '是正常的。温水冲，别用开水。一岁以下的宝宝不要吃。',
    supplier: 'mountain',
    picture: 'honey',
    aliases: ['蜂蜜', '土蜂蜜', '百花蜜'],
    skus: [
      {
        code: 'HONEY-500',
        spec: '500g/瓶',
        unit: '瓶',
        packageText: '玻璃瓶，气泡袋',
        priceFen: 8800,
        costFen: 6600,
        quantityStep: 1,
        limitPerPerson: 2,
        initialStock: 36,
      },
    ],
  },
  {
    key: 'tea',
    name: '大佛龙井',
    subtitle: '谷雨前，表姐家自己炒',
    category: '茶',
    origin: '绍兴新昌 镜岭镇石家岙',
    story:
      '表姐家十二亩茶山，群体种和龙井 43 都有，海拔六百多米，比西湖那边晚采十来天。清明后谷雨前的一芽一叶，' +
      '姐夫晚上自己炒，火功足一点，喝起来是炒豆子的香，不太苦，三泡还有味。没有礼盒，就一个铁罐。' +
      '八十来度的水冲，用玻璃杯，看它一根根站起来。放冰箱冷藏，拿出来回温再开盖。',
    supplier: 'tea',
    picture: 'tea',
    aliases: ['龙井', '茶叶', '绿茶', '龙井茶'],
    skus: [
      {
        code: 'TEA-100',
        spec: '100g/罐',
        unit: '罐',
        packageText: '马口铁罐，内袋封口',
        priceFen: 11800,
        costFen: 8600,
        quantityStep: 1,
        limitPerPerson: null,
        initialStock: 40,
      },
    ],
  },
];
