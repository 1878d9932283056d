/** What one round measured. */
export interface Sample {
  /** Per second, unless the line says otherwise. */
  rate: number;
  /** Share of one core that the load client used; undefined when it was not ours. */
  clientCores?: number;
  /** Milliseconds, 99 of 100 were answered within. */
  p99?: number;
}

/** One line of the report: a measured work, and what it is held against. */
export interface Line {
  work: string;
  /** Ours by the reference; undefined for lines that have only a bound. */
  ratio?: number;
  bar: string;
  figures: string[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** `1,234 [1,100..1,300]`: the median of the rounds and their spread. */
export function spread(values: readonly number[], unit = ''): string {
  return `${whole(median(values))}${unit} [${whole(Math.min(...values))}..${whole(Math.max(...values))}]`;
}

export function describe(name: string, samples: readonly Sample[]): string {
  const parts = [`${name}: ${spread(samples.map((sample) => sample.rate))} /s`];
  const late = samples.flatMap((sample) => sample.p99 ?? []);
  if (late.length > 0) parts.push(`p99 ${spread(late, ' ms')}`);
  const cores = samples.flatMap((sample) => sample.clientCores ?? []);
  if (cores.length > 0) parts.push(`client ${median(cores).toFixed(2)} of a core`);
  return parts.join(', ');
}

export const ratioOf = (ours: readonly Sample[], theirs: readonly Sample[]): number =>
  median(ours.map((sample) => sample.rate)) / median(theirs.map((sample) => sample.rate));
