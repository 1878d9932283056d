const fields = (instant: Date, zone: string): Record<string, number> => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
};

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
function offsetOf(instant: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = fields(instant, zone);
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(instant.getTime() / 1_000) * 1_000;
}

/** A date whose local fields, on this device, are what the clock of a zone shows at an instant; for date pickers. */
export function clockOf(instant: Date, zone: string): Date {
  const { year, month, day, hour, minute } = fields(instant, zone);
  return new Date(year!, month! - 1, day!, hour!, minute!);
}

/** The instant at which the clock of a zone shows the local fields of `clock`. */
export function instantOfClock(clock: Date, zone: string): Date {
  const shown = Date.UTC(clock.getFullYear(), clock.getMonth(), clock.getDate(), clock.getHours(), clock.getMinutes());
  // The offset at the instant itself, which on the day clocks change is not that of the first guess.
  const guess = new Date(shown - offsetOf(new Date(shown), zone));
  return new Date(shown - offsetOf(guess, zone));
}

/** Eight in the evening by the clock of a zone, `days` after the day of `now`. */
export function eveningAfter(now: Date, days: number, zone: string): string {
  const today = clockOf(now, zone);
  const evening = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 20);
  return instantOfClock(evening, zone).toISOString();
}
