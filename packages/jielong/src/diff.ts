import type { Item, OrderLine, Prediction } from './types.ts';

/** One order line that is in both versions but not the same. */
export interface Change {
  previous: OrderLine;
  next: OrderLine;
  /** Names of the fields that differ. */
  fields: string[];
}

export interface Difference {
  added: OrderLine[];
  changed: Change[];
  /** Orders of the previous version that are cancelled now or no longer stand in the text. */
  cancelled: OrderLine[];
  unchanged: OrderLine[];
}

/**
 * What happened between two readings of one chain. Lines are matched by person and number, then by person alone
 * where that person stands once on either side.
 */
export function diff(previous: Prediction, next: Prediction): Difference {
  const pairs = matchLines(previous.lines, next.lines);
  const names = new Map<string, string>();
  for (const prediction of [previous, next]) {
    for (const offering of prediction.offerings)
      names.set(`${prediction === previous}${offering.id}`, offeringKey(offering.code, offering.name, offering.spec));
  }
  const result: Difference = { added: [], changed: [], cancelled: [], unchanged: [] };
  const taken = new Set<OrderLine>();
  for (const before of previous.lines) {
    const after = pairs.get(before);
    if (after === undefined) {
      if (before.status !== 'cancelled') result.cancelled.push(before);
      continue;
    }
    taken.add(after);
    const fields = changedFields(before, after, names);
    if (fields.includes('status') && after.status === 'cancelled') result.cancelled.push(after);
    else if (fields.length > 0) result.changed.push({ previous: before, next: after, fields });
    else result.unchanged.push(after);
  }
  for (const after of next.lines) if (!taken.has(after)) result.added.push(after);
  return result;
}

function offeringKey(code: string | null, name: string, spec: string | null): string {
  return `${code ?? ''}|${name}|${spec ?? ''}`;
}

function personKey(line: OrderLine): string {
  return (
    (line.buyer ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]/gu, '') ||
    (line.buyer ?? '')
  );
}

function matchLines(previous: OrderLine[], next: OrderLine[]): Map<OrderLine, OrderLine> {
  const pairs = new Map<OrderLine, OrderLine>();
  const taken = new Set<OrderLine>();
  const keys: ((line: OrderLine) => string)[] = [(line) => `${line.seq}|${personKey(line)}`, personKey];
  for (const [pass, key] of keys.entries()) {
    const waiting = new Map<string, OrderLine[]>();
    for (const line of next) {
      if (taken.has(line)) continue;
      const list = waiting.get(key(line)) ?? [];
      list.push(line);
      waiting.set(key(line), list);
    }
    const open = previous.filter((line) => !pairs.has(line));
    for (const line of open) {
      const list = waiting.get(key(line)) ?? [];
      const rivals = open.filter((other) => pass === 1 && key(other) === key(line)).length;
      if (pass === 1 && (list.length !== 1 || rivals !== 1)) continue;
      const match = list.shift();
      if (match === undefined) continue;
      pairs.set(line, match);
      taken.add(match);
    }
  }
  return pairs;
}

function itemsKey(items: Item[], names: Map<string, string>, previous: boolean): string {
  return items
    .map(
      (item) =>
        `${item.offering === null ? '?' : (names.get(`${previous}${item.offering}`) ?? item.offering)}*${item.qty}`,
    )
    .sort()
    .join(';');
}

function changedFields(before: OrderLine, after: OrderLine, names: Map<string, string>): string[] {
  const fields: string[] = [];
  if (itemsKey(before.items, names, true) !== itemsKey(after.items, names, false)) fields.push('items');
  for (const field of ['seq', 'buyer', 'phone', 'phone_tail', 'recipient', 'note', 'payment', 'status'] as const) {
    if (before[field] !== after[field]) fields.push(field);
  }
  if (JSON.stringify(before.location) !== JSON.stringify(after.location)) fields.push('location');
  return fields;
}
