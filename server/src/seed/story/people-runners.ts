import { inRunners } from './memberships.ts';
import type { PersonStory } from './story.ts';

/** The running club: nicknames only, nobody gives a room. */
export const runnersPeople: readonly PersonStory[] = [
  {
    key: 'guo-dong',
    displayName: '郭东',
    phone: '16857105521',
    tags: ['帮忙的人'],
    note: '跑团团长。礼拜六早上帮我开驿站的门。',
    memberships: [inRunners('团长老郭🏃')],
  },
  {
    key: 'jie-hongyu',
    displayName: '解宏宇',
    phone: '16457110626',
    tags: [],
    note: null,
    memberships: [inRunners('阿杰（配速6）')],
  },
  {
    key: 'man-qing',
    displayName: '满青',
    phone: '16957110788',
    tags: ['爱喝茶'],
    note: null,
    memberships: [inRunners('小满')],
  },
  {
    key: 'mu-zihan',
    displayName: '穆子涵',
    phone: '16457110319',
    tags: [],
    note: null,
    memberships: [inRunners('木木💪')],
  },
  {
    key: 'han-lei',
    displayName: '韩磊',
    phone: '16057110450',
    tags: ['老客'],
    note: '韩队。每次比赛前要两袋年糕。',
    memberships: [inRunners('韩队')],
  },
  {
    key: 'tian-yuan',
    displayName: '田媛',
    phone: '16357110871',
    tags: ['寄快递'],
    note: '爸妈在苏州，隔一阵子寄一箱过去。',
    memberships: [inRunners('Tina田')],
  },
  {
    key: 'meng-xin',
    displayName: '孟心',
    phone: null,
    tags: [],
    note: null,
    memberships: [inRunners('慢慢跑的萌萌')],
  },
  {
    key: 'qi-yue',
    displayName: '戚悦',
    phone: '16457110707',
    tags: ['素食'],
    note: null,
    memberships: [inRunners('七月')],
  },
];
