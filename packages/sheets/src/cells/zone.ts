const formats = new Map<string, Intl.DateTimeFormat>();

const offsets = new Map<string, number>();
/** Offsets change on the quarter hour at the finest; the formatter is too slow to ask for every cell. */
const quarter = 900_000;
const keptOffsets = 10_000;

function offsetAt(instant: number, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(instant / quarter)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size >= keptOffsets) offsets.clear();
    offset = readOffset(instant, timeZone);
    offsets.set(key, offset);
  }
  return offset;
}

function readOffset(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})$/u.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/**
 * ISO 8601 with the zone's offset. `time` is milliseconds: of the zone's wall clock taken as UTC by default, or of a
 * real instant.
 */
export function isoInZone(time: number, timeZone: string, meaning: 'wall' | 'instant' = 'wall'): string {
  const first = offsetAt(time, timeZone);
  const offset = meaning === 'wall' ? offsetAt(time - first * 60_000, timeZone) : first;
  const wall = meaning === 'wall' ? time : time + offset * 60_000;
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${new Date(wall).toISOString().slice(0, 19)}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
