import type { SaleShare, ShareItem } from '../../screens/sales/sale-share.ts';

const DAY_MS = 86_400_000;
const weekdays: Readonly<Record<string, string>> = {
  Sun: '周日',
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
};

interface Day {
  year: number;
  month: number;
  day: number;
  weekday: string;
  hour: number;
  minute: number;
}

/** `128元`, `9.9元`. */
export const priceText = (fen: number): string => `${fen / 100}元`;

const weightUnits = new Set(['斤', '公斤', '千克', 'kg', '两', '克']);

/** `128元`; with its unit when the spec does not say how much that is: `3.5元/斤`. */
export function itemPrice(item: ShareItem): string {
  const untold = item.spec === '' || (weightUnits.has(item.unit) && !item.spec.includes(item.unit));
  return untold ? `${priceText(item.priceFen)}/${item.unit}` : priceText(item.priceFen);
}

/** `A 东魁杨梅 6斤装 128元`. */
export function itemLine(item: ShareItem): string {
  const limits = [
    item.limitPerPerson === null ? '' : `每人限${item.limitPerPerson}${item.unit}`,
    item.limitTotal === null ? '' : `一共${item.limitTotal}${item.unit}`,
  ].filter((limit) => limit !== '');
  const parts = [item.code, item.name, item.spec, itemPrice(item)].filter((part) => part !== '');
  return `${parts.join(' ')}${limits.length > 0 ? `（${limits.join('，')}）` : ''}`;
}

/**
 * A deadline as people write it: `今晚8点`, `明天下午3点半`, `周四（26号）晚上8点`, `12月3日（周四）晚上8点`.
 * @param now without it always with the date, for what is read on another day
 */
export function deadlineText(at: Date, now: Date | undefined, zone: string): string {
  const today = now && dayOf(now, zone);
  const then = dayOf(at, zone);
  // People call midnight the end of the evening before.
  if (then.hour === 0 && then.minute === 0) {
    return `${dayWords(dayOf(new Date(at.getTime() - 1), zone), today, true)}12点`;
  }
  const evening = then.hour >= 18;
  const minutes = then.minute === 0 ? '' : then.minute === 30 ? '半' : `${String(then.minute).padStart(2, '0')}分`;
  const hour = then.hour > 12 ? then.hour - 12 : then.hour;
  return `${dayWords(then, today, evening)}${evening ? '' : partOfDay(then.hour)}${hour}点${minutes}`;
}

function dayWords(then: Day, today: Day | undefined, evening: boolean): string {
  const distance = today ? dayNumber(then) - dayNumber(today) : Number.POSITIVE_INFINITY;
  const night = evening ? '晚上' : '';
  if (distance === 0) return evening ? '今晚' : '今天';
  if (distance === 1) return evening ? '明晚' : '明天';
  if (distance === 2) return `后天${night}`;
  const weekday = weekdays[then.weekday]!;
  return distance > 2 && distance < 7
    ? `${weekday}（${then.day}号）${night}`
    : `${then.month}月${then.day}日（${weekday}）${night}`;
}

const dayNumber = (day: Day): number => Date.UTC(day.year, day.month - 1, day.day) / DAY_MS;

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 9) return '早上';
  if (hour < 12) return '上午';
  return hour === 12 ? '中午' : '下午';
}

function dayOf(at: Date, timeZone: string): Day {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return {
    year: Number(parts['year']),
    month: Number(parts['month']),
    day: Number(parts['day']),
    weekday: parts['weekday']!,
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
  };
}

/** How the goods come, one line for each way; the seller's own note says it better than we can. */
export function deliveryLines(share: SaleShare): string[] {
  const lines: string[] = [];
  if (share.deliveryKinds.includes('pickup')) {
    const points = share.pickupPoints
      .slice(0, 3)
      .map((point) => (point.hours === '' ? point.name : `${point.name}（${point.hours}）`));
    const said = share.pickupNote === '' ? points.join('、') : share.pickupNote;
    lines.push(said === '' ? '取货：到货了群里说一声' : `取货：${said}`);
  }
  if (share.deliveryKinds.includes('building')) {
    lines.push(`${lines.length > 0 ? '也可以' : '可以'}送到楼下，写上楼号房号`);
  }
  if (share.deliveryKinds.includes('parcel')) {
    const freight = share.freightFen === 0 ? '包邮' : `运费${priceText(share.freightFen)}`;
    lines.push(`外地能寄快递，${freight}，走链接填地址`);
  }
  return lines;
}

/** How one line of an order looks, with the codes of this sale: `李姐 3-501 A2 B1`. */
export function orderExample(share: SaleShare): string {
  const [first, second] = share.items;
  const codes = [first ? codeTimes(first.code, 2) : '', second ? codeTimes(second.code, 1) : ''];
  return ['李姐', '3-501', ...codes].filter((part) => part !== '').join(' ');
}

/** A code that ends with a digit needs a sign between it and the quantity. */
const codeTimes = (code: string, quantity: number): string => `${code}${/\d$/.test(code) ? '×' : ''}${quantity}`;
