import { formatDate, formatDateTime } from '../formats/format-date-time.ts';
import { locale } from './locale.ts';
import { shopZone } from './shop-zone.ts';

type Instant = Date | string | number;

/** Date formats in the chosen language, by the shop's clock. */
export function useFormats() {
  return {
    dateTime: (instant: Instant) => formatDateTime(instant, { locale: locale.value, zone: shopZone.value }),
    date: (instant: Instant) => formatDate(instant, { locale: locale.value, zone: shopZone.value }),
  };
}
