import type { CommunityStory } from './story.ts';

export const communities: readonly CommunityStory[] = [
  {
    key: 'osmanthus',
    name: '桂雨里',
    kind: 'building',
    address: '杭州市拱墅区桂雨里',
    note: '自己住的小区，十二幢楼，都有电梯。礼拜五晚上推小车一幢一幢送，1 幢送到 12 幢。',
    leader: 'ying-xiaomei',
    pickupPoints: [
      {
        key: 'osmanthus-12',
        name: '12 幢架空层',
        address: '桂雨里 12 幢架空层，乒乓球桌旁边',
        contactName: '小梅',
        phone: '16457102316',
        hours: '礼拜五 18:00–20:30',
      },
      {
        key: 'osmanthus-gate',
        name: '北门岗亭',
        address: '桂雨里北门保安岗亭',
        contactName: '保安老丁',
        phone: '16457103009',
        hours: '礼拜五 18:00–22:00',
      },
    ],
  },
  {
    key: 'riverside',
    name: '河畔新村',
    kind: 'building',
    address: '杭州市拱墅区河畔新村',
    note: '隔一条河的老小区，没电梯，所以统一放阿芳理发店，方阿姨帮忙看着。腿脚不方便的几户我自己送上去。',
    leader: 'fang-afang',
    pickupPoints: [
      {
        key: 'riverside-salon',
        name: '阿芳理发店',
        address: '河畔新村 3 幢 1 单元楼下，阿芳理发店',
        contactName: '方阿姨',
        phone: '16457104187',
        hours: '礼拜五 19:00–21:00，礼拜六全天',
      },
    ],
  },
  {
    key: 'runners',
    name: '运河清早跑团',
    kind: 'club',
    address: '运河边小河驿站，每周六早上六点半集合',
    note: '跑了四年的团。礼拜六跑完在驿站拿东西，不送上门，也有人要寄回老家。',
    leader: 'guo-dong',
    pickupPoints: [
      {
        key: 'runners-station',
        name: '小河驿站',
        address: '运河绿道小河驿站，存包柜前面',
        contactName: '老郭',
        phone: '16857105521',
        hours: '礼拜六 7:30–8:30',
      },
    ],
  },
];
