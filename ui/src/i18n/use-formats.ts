import { formatDate, formatDateTime } from '../formats/format-date-time.ts';
import { locale } from './locale.ts';

type Instant = Date | string | number;

/** Date formats in the chosen language. */
export function useFormats(zone = 'Asia/Shanghai') {
  return {
    dateTime: (instant: Instant) => formatDateTime(instant, { locale: locale.value, zone }),
    date: (instant: Instant) => formatDate(instant, { locale: locale.value, zone }),
  };
}
