import { formatDate, formatTime, type DateTimeView } from '@heyi/ui/formats/format-date-time.ts';

const week = 6 * 24 * 3600 * 1000;

/** A near moment as people say it: "今天 20:00", "周四 20:00"; from a week on with its date, "12月3日 周四 20:00". */
export function formatDeadline(instant: string, view: DateTimeView = {}): string {
  const now = view.now ?? new Date();
  const day = formatDate(instant, { ...view, now });
  const near = Math.abs(new Date(instant).getTime() - now.getTime()) < week;
  const weekday = near ? (/周.$/.exec(day)?.[0] ?? /^(\w{3}) \d+ \w{3}$/.exec(day)?.[1]) : undefined;
  // It stands within a sentence: "tomorrow 20:00".
  const within = /^[A-Z][a-z]+$/.test(day) ? day.toLowerCase() : day;
  return `${weekday ?? within} ${formatTime(instant, view.zone)}`;
}
