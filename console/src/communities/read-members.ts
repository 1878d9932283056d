/** A member as one pasted line says it. */
export interface WrittenMember {
  nickname: string;
  phone?: string;
  building?: string;
  unit?: string;
  room?: string;
}

const PHONE = /(?<!\d)(?:\+?86[\s-]?)?(1[3-9]\d(?:[\s-]?\d{4}){2})(?!\d)/;
const DOOR =
  /(?<![\da-z])([a-z]\d{0,2}|\d{1,3})\s*(?:号楼|[栋幢座#-])\s*(?:(\d{1,2})\s*(?:单元|-)\s*)?(\d{2,4})\s*[室房号]?(?!\d)/i;
/** A list's own number: `12.`, `3、`, which is no door. */
const NUMBER = /^\s*\d{1,3}\s*[.、．)]\s*/;
const ROOM_ONLY = /^\s*(\d{3,4})\s*[室房号]?(?=[\s,，\t]|\p{Script=Han})/u;

/** Reads pasted members, one per line: door, name, phone in any order. Lines without a name are left out. */
export function readMembers(text: string): WrittenMember[] {
  return text
    .split(/\r?\n/)
    .map(readMember)
    .filter((member) => member !== undefined);
}

function readMember(line: string): WrittenMember | undefined {
  let rest = line
    .normalize('NFKC')
    .replace(/[–—－]/g, '-')
    .replace(NUMBER, '');
  const phone = rest.match(PHONE);
  if (phone) rest = rest.replace(phone[0], ' ');
  const door = rest.match(DOOR);
  if (door) rest = rest.replace(door[0], ' ');
  const room = door ? undefined : rest.match(ROOM_ONLY);
  if (room) rest = rest.replace(room[0], ' ');
  const nickname = rest
    .replace(/[\s,，;；|]+/g, ' ')
    .trim()
    .slice(0, 60);
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(nickname)) return undefined;
  return {
    nickname,
    ...(phone ? { phone: phone[1]!.replace(/\D/g, '') } : {}),
    ...(door ? { building: door[1]!, ...(door[2] ? { unit: door[2] } : {}), room: door[3]! } : {}),
    ...(room ? { room: room[1]! } : {}),
  };
}
