import type { Locale } from '../i18n/create-messages.ts';

/** How to read an instant: language, the shop's time zone (IANA), and the instant that counts as now. */
export interface DateTimeView {
  locale?: Locale;
  zone?: string;
  now?: Date;
}

interface CalendarDay {
  year: number;
  month: number;
  day: number;
  weekday: string;
  time: string;
}

const chineseWeekdays = {
  Sun: '周日',
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
};
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const relativeDays = {
  'zh-CN': { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' },
  en: { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow', '2': undefined },
};
const readers = new Map<string, Intl.DateTimeFormat>();

/** "今天 18:30", "11月26日 周四 20:00", in another year "2025年3月1日 20:00"; English "Thu 26 Nov 20:00". */
export function formatDateTime(instant: Date | string | number, view: DateTimeView = {}): string {
  const zone = view.zone ?? 'Asia/Shanghai';
  return `${formatDate(instant, view)} ${calendarDay(new Date(instant), zone).time}`;
}

/** The day alone: "今天", "11月26日 周四", "2025年3月1日"; English "Today", "Thu 26 Nov", "1 Mar 2025". */
export function formatDate(instant: Date | string | number, view: DateTimeView = {}): string {
  const { locale = 'zh-CN', zone = 'Asia/Shanghai', now = new Date() } = view;
  const then = calendarDay(new Date(instant), zone);
  const today = calendarDay(now, zone);
  const distance = String(daysBetween(today, then)) as '-1' | '0' | '1' | '2';
  const near = relativeDays[locale][distance];
  if (near) return near;
  const sameYear = then.year === today.year;
  if (locale === 'en') {
    const date = `${then.day} ${englishMonths[then.month - 1]}`;
    return sameYear ? `${then.weekday} ${date}` : `${date} ${then.year}`;
  }
  const date = `${then.month}月${then.day}日`;
  return sameYear ? `${date} ${chineseWeekdays[then.weekday as 'Sun']}` : `${then.year}年${date}`;
}

/** The time of day alone, 24 hours: "18:30". */
export function formatTime(instant: Date | string | number, zone = 'Asia/Shanghai'): string {
  return calendarDay(new Date(instant), zone).time;
}

function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / 86_400_000;
}

function calendarDay(instant: Date, zone: string): CalendarDay {
  let reader = readers.get(zone);
  if (!reader) {
    reader = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    readers.set(zone, reader);
  }
  const parts = Object.fromEntries(reader.formatToParts(instant).map((part) => [part.type, part.value]));
  return {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    weekday: parts.weekday ?? '',
    time: `${parts.hour}:${parts.minute}`,
  };
}
