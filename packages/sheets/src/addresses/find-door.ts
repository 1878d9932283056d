import { buildingWord as B } from './address-words.ts';
import type { AddressCertainty, AddressPart, Span } from './door.ts';

export type DoorPart = Extract<AddressPart, 'building' | 'unit' | 'floor' | 'room'>;

export interface FoundDoor {
  /** Spans with their unit words: `3号楼`, `501室`. */
  spans: Partial<Record<DoorPart, Span>>;
  /** The bare names: `3`, `501`. */
  names: Partial<Record<DoorPart, string>>;
  certainty: AddressCertainty;
}

const start = String.raw`(?<![\dA-Za-z.\-]|\d[.:])`;
const end = String.raw`(?![\dA-Za-z]|-\d|\.\d|\s*(?:[斤份元个块箱盒袋件只瓶点月日年米]|号楼|栋|幢|单元))`;
const gap = String.raw`[\s,，、\-]*`;
const unitName = String.raw`(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[甲乙丙丁东西])`;
const roomName = String.raw`(?:[A-Za-z]?\d{2,5}(?:-\d{1,2})?[A-Za-z]?)`;
const roomWord = String.raw`(?<roomWord>[A-Za-z]?\d{1,5}(?:-\d{1,2})?[A-Za-z]?)(?:室|号房|房间|房|户|号(?!楼|院))(?!\d)`;
const roomNamed = String.raw`(?<roomPart>(?:${roomWord}|(?<room>${roomName})${end}))`;
const unitNamed = String.raw`(?<unitPart>(?<unit>${unitName})\s*号?(?:单元|门(?!口|卫|店|面|诊|外)))`;
const unitShort = String.raw`(?<unitShort>\d{1,2})(?=-\d{2,5}(?!\d))`;
const shortBuilding = String.raw`(?<buildingPart>(?<building>[A-Za-z]?\d{1,3}[A-Za-z]?|[A-Za-z]))`;
const shortRoom = String.raw`(?<roomPart>(?<room>[A-Za-z]?\d{3,4}(?:-\d{1,2})?[A-Za-z]?))`;
const floorNamed = String.raw`(?<floorPart>(?<floor>\d{1,2}|[一二三四五六七八九十]{1,3})(?:层|楼))`;
const tail = `${gap}(?:(?:${unitNamed}|${unitShort})${gap})?(?:${floorNamed}${gap})?(?:${roomNamed})?`;

interface DoorForm {
  pattern: RegExp;
  certainty: AddressCertainty;
}

const form = (source: string, certainty: AddressCertainty): DoorForm => ({
  pattern: new RegExp(source, 'dgu'),
  certainty,
});

/** The plainer a form says what it means, the earlier it is tried. */
const forms: readonly DoorForm[] = [
  form(`${start}(?<buildingPart>(?<building>\\d{1,4}弄\\d{1,4}(?:支弄)?号))(?:楼)?${tail}`, 'certain'),
  form(
    `${start}(?<buildingPart>(?<building>${B})\\s*(?:号楼|栋楼|号栋|幢楼|座楼|栋|幢|座|弄|#楼|#|楼))${tail}`,
    'certain',
  ),
  form(`${start}(?<buildingPart>(?<building>\\d{1,3}[A-Za-z]?)号)(?!院|门|线|店)${tail}`, 'likely'),
  form(`${start}${unitNamed}${gap}(?:${floorNamed}${gap})?${roomNamed}`, 'likely'),
  form(`${start}${shortBuilding}[-/](?<unitShort>\\d{1,2}|[A-Za-z])[-/]${roomNamed}`, 'likely'),
  form(`${start}${shortBuilding}[-/]${shortRoom}室?${end}`, 'likely'),
  form(`${start}(?<buildingPart>(?<building>\\d{1,2}))-(?<roomPart>(?<room>\\d{1,2}))${end}`, 'unclear'),
  form(`${start}(?<roomPart>(?<roomWord>[A-Za-z]?\\d{3,4}[A-Za-z]?)(?:室|号房))`, 'unclear'),
];

/** The door in an address whose signs are half-width. A text with two doors is `unclear`. */
export function findDoor(text: string): FoundDoor {
  for (const { pattern, certainty } of forms) {
    const matches = [...text.matchAll(pattern)];
    const withRoom = matches.filter((match) => roomOf(match) !== undefined);
    const match = withRoom.at(-1) ?? matches.at(-1);
    if (!match || (withRoom.length === 0 && certainty === 'likely')) continue;
    const door = doorOf(match, certainty);
    if (new Set(withRoom.map(([whole]) => whole)).size > 1 || hasSecondRoom(text, match)) door.certainty = 'unclear';
    return door;
  }
  return { spans: {}, names: {}, certainty: 'unclear' };
}

function roomOf(match: RegExpExecArray): string | undefined {
  return match.groups?.['roomWord'] ?? match.groups?.['room'];
}

/** 501和502, 501/502: one line, two rooms. */
function hasSecondRoom(text: string, match: RegExpExecArray): boolean {
  return /^\s*(?:和|或者?|跟|与|及|、|\/)\s*\d{2,5}(?!\d)/u.test(text.slice(match.index + match[0].length));
}

function doorOf(match: RegExpExecArray, certainty: AddressCertainty): FoundDoor {
  const spans: FoundDoor['spans'] = {};
  const names: FoundDoor['names'] = {};
  const take = (part: DoorPart, spanGroup: string, nameGroup: string) => {
    const span = match.indices?.groups?.[spanGroup];
    const name = match.groups?.[nameGroup];
    if (!span || name === undefined) return;
    spans[part] = { start: span[0], end: span[1] };
    names[part] = name;
  };
  take('building', 'buildingPart', 'building');
  take('unit', 'unitPart', 'unit');
  take('unit', 'unitShort', 'unitShort');
  take('floor', 'floorPart', 'floor');
  take('room', 'roomPart', 'room');
  take('room', 'roomPart', 'roomWord');
  return { spans, names, certainty: isFloorLike(match, names) ? 'unclear' : certainty };
}

/** 5楼501: the fifth floor or building 5; only a person knows. */
function isFloorLike(match: RegExpExecArray, names: FoundDoor['names']): boolean {
  const bare = /^[^号栋幢座#]*楼$/u.test(match.groups?.['buildingPart'] ?? '');
  if (!bare || names.unit !== undefined) return false;
  return names.room === undefined || names.room.replace(/\D/gu, '').slice(0, -2) === names.building;
}
