/** The one source of time; a test or a simulation passes its own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

export const addDays = (at: Date, days: number): Date => addMinutes(at, days * 1440);
