import type { SaleShare } from '../../screens/sales/sale-share.ts';
import { deadlineText, deliveryLines, itemLine, orderExample } from './wording.ts';

const openings = ['开团了', '今天开始收单', '接龙开始', '可以订了'] as const;
const linkLines = ['不想接龙的，点这里自己下单：', '也可以点开自己选：', '图文在这里，也能直接下单：'] as const;

/** The text a leader posts in the group: title, words, goods with codes, how to order, deadline, how it comes. */
export function groupText(share: SaleShare, link: string, now: Date, wording: number): string {
  const { title, words, items, endsAt, shop } = share;
  const deadline = deadlineText(endsAt, now, shop.timeZone);
  const blocks = [
    `【${title}】${openings[wording % openings.length]!}`,
    words,
    items.map(itemLine).join('\n'),
    `接龙写 名字 楼号房号 编号份数，比如：\n${orderExample(share)}`,
    `${linkLines[wording % linkLines.length]!}\n${link}`,
    [`${deadline}截止`, ...deliveryLines(share)].join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The opening of a native 接龙: pasted as its first message, friends then add their line below. */
export function chainOpening(share: SaleShare, now: Date): string {
  const { title, items, endsAt, shop } = share;
  const deadline = deadlineText(endsAt, now, shop.timeZone);
  const lines = [
    '#接龙',
    `【${title}】${deadline}截止`,
    ...items.map(itemLine),
    ...deliveryLines(share),
    `例 1. ${orderExample(share)}`,
  ];
  return `${lines.join('\n')}\n\n1. `;
}
