import { foldName, foldPhone, foldRoom } from './fold-identity.ts';

/** A name as somebody wrote it into a list, taken apart. */
export interface NameParts {
  /** The whole text, folded. */
  readonly whole: string;
  /** Without door and phone, folded; empty when nothing is left. */
  readonly name: string;
  readonly room: string | undefined;
  readonly phone: string | undefined;
  readonly phoneTail: string | undefined;
}

const PHONE = /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/;
/** `3-501`, `3号楼2单元501室`, `A栋1201`; or a bare room number in front of a name. */
const DOOR_START =
  /^\s*((?:[a-z]\d{0,2}|\d{1,3})\s*(?:号楼|[栋幢座#-])\s*(?:\d{1,2}\s*(?:单元|-)\s*)?\d{2,4}|\d{3,4}(?=[室房\s-]|\p{Script=Han}))\s*[室房号]?[\s,，、:：_-]*/iu;
const DOOR_END =
  /[\s,，、:：(_-]*((?<![a-z\d])(?:[a-z]\d{0,2}|\d{1,3})\s*(?:号楼|[栋幢座#-])\s*(?:\d{1,2}\s*(?:单元|-)\s*)?\d{2,4})\s*[室房号]?\)?\s*$/iu;
const TAIL = /(?:尾号|手机|电话)?\s*\(?(?<!\d)(\d{4})\)?\s*$/;

/** Takes door, phone and phone tail out of a written name: `3-501 李姐`, `李姐 尾号1234`. */
export function readWrittenName(text: string): NameParts {
  const whole = foldName(text);
  let rest = text.normalize('NFKC').replace(/[–—－﹣]/g, '-');
  const written = rest.match(PHONE)?.[0];
  if (written !== undefined) rest = rest.replace(written, ' ');
  const door = rest.match(DOOR_START) ?? rest.match(DOOR_END);
  if (door) rest = rest.replace(door[0], ' ');
  const tail = rest.match(TAIL);
  if (tail) rest = rest.replace(tail[0], ' ');
  return {
    whole,
    name: foldName(rest),
    room: door ? foldRoom(door[1]!) : undefined,
    phone: written === undefined ? undefined : foldPhone(written),
    phoneTail: tail?.[1],
  };
}

/** Whether two folded doors are the same; one may leave the unit out (3-501 is 3-2-501). */
export function sameRoom(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = [one.split('-'), other.split('-')].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (short.length !== 2 || long.length !== 3) return false;
  return short[0] === long[0] && short[1] === long[2];
}

/** Whether two folded names may be one person's: one holds the other, or one character differs in three or more. */
export function isSimilarName(one: string, other: string): boolean {
  const [short, long] = [[...one], [...other]].toSorted((a, b) => a.length - b.length) as [string[], string[]];
  if (short.length < 2) return false;
  if (long.join('').includes(short.join(''))) return true;
  if (short.length < 3 || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return long.length - start - end <= 1;
}
