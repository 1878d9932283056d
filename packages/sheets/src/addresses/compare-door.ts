import type { Door } from './door.ts';

const collator = new Intl.Collator('zh-CN');
const orderedWords = ['甲', '乙', '丙', '丁', '戊', '东', '南', '西', '北'];

/** Building, then unit, then room, each in natural order (2 before 10); a door without one comes after those with. */
export function compareDoor(a: Door, b: Door): number {
  return compareName(a.building, b.building) || compareName(a.unit, b.unit) || compareName(a.room, b.room);
}

/** Natural order of two names: runs of digits as numbers, 甲乙丙丁 in their own order, null last. */
export function compareName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const left = a.match(/\d+|\D/gu) ?? [];
  const right = b.match(/\d+|\D/gu) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareRun(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareRun(a: string, b: string): number {
  const [left, right] = [/^\d/u.test(a), /^\d/u.test(b)];
  if (left && right) return Number(a) - Number(b) || b.length - a.length;
  if (left !== right) return left ? -1 : 1;
  const [first, second] = [orderedWords.indexOf(a), orderedWords.indexOf(b)];
  return first !== -1 && second !== -1 ? first - second : collator.compare(a, b);
}
