/** Minutes that the shop's clocks (Asia/Shanghai, the whole year) are ahead of UTC. */
const SHOP_OFFSET = 480;
const MINUTE = 60_000;

/** A date whose local fields, on this device, are what the shop's clock shows at an instant; for date pickers. */
export const clockOf = (instant: Date): Date =>
  new Date(instant.getTime() + (SHOP_OFFSET + instant.getTimezoneOffset()) * MINUTE);

/** The instant at which the shop's clock shows the local fields of `clock`. */
export const instantOfClock = (clock: Date): Date =>
  new Date(
    Date.UTC(clock.getFullYear(), clock.getMonth(), clock.getDate(), clock.getHours(), clock.getMinutes()) -
      SHOP_OFFSET * MINUTE,
  );

/** Eight in the evening by the shop's clock, `days` after the day of `now`. */
export function eveningAfter(now: Date, days: number): string {
  const today = clockOf(now);
  return instantOfClock(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 20)).toISOString();
}
