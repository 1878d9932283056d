import type { AddressPart, Span } from './door.ts';

type RegionPart = Extract<AddressPart, 'province' | 'city' | 'district' | 'street' | 'community' | 'phase'>;

const han = String.raw`\p{Script=Han}`;
const province = new RegExp(
  `^(?:${han}{2,7}?(?:省|自治区|特别行政区)|(?:北京|上海|天津|重庆)市?|(?:内蒙古|广西|西藏|宁夏|新疆)(?!${han}{0,4}路))`,
  'u',
);
const city = new RegExp(`^${han}{2,7}?(?:市|自治州|地区|盟)`, 'u');
const district = new RegExp(`^${han}{1,7}?(?:(?<![小社园校景厂院东西南北一二三四五六])区|县|旗|市)`, 'u');
const town = new RegExp(`^${han}{2,6}?(?:街道|镇|乡)(?!${han}?路)`, 'u');
const road = new RegExp(
  `^[${han}A-Za-z\\d]{1,12}?(?:大道|路|街|巷|胡同|道)(?!${han}?[园苑])(?:\\s*\\d{1,5}(?:-\\d{1,4})?号(?!楼))?`,
  'u',
);
const phase = new RegExp(`(?:[一二三四五六七八九十\\d]{1,2}期|[东西南北中A-Za-z\\d一二三四五六]区)$`, 'u');
const communityEnd =
  /(?:小区|社区|花园|家园|公寓|新村|山庄|大厦|广场|国际|中心|公馆|嘉园|名邸|天地|新城|豪庭|[苑园城府庭里湾居郡邸寓院村坊阁轩墅庄岸庐])$/u;

/** The parts of an address before its door, `end` being where that starts. */
export function findRegion(text: string, end: number): Partial<Record<RegionPart, Span>> {
  const spans: Partial<Record<RegionPart, Span>> = {};
  let at = 0;
  const skip = () => {
    at += /^[\s,，、\-/]*/u.exec(text.slice(at, end))?.[0].length ?? 0;
  };
  const take = (part: RegionPart, pattern: RegExp) => {
    skip();
    const found = pattern.exec(text.slice(at, end))?.[0];
    if (!found) return;
    spans[part] = { start: spans[part]?.start ?? at, end: at + found.length };
    at += found.length;
  };
  take('province', province);
  take('city', city);
  if (spans.province || spans.city) take('district', district);
  else takeBareDistrict(text, end, take);
  take('street', town);
  take('street', road);
  skip();
  takeCommunity(spans, text, { at, end });
  return spans;
}

/** Without a city before it, a district is only believed when a road or town follows. */
function takeBareDistrict(text: string, end: number, take: (part: RegionPart, pattern: RegExp) => void): void {
  const found = district.exec(text.slice(0, end))?.[0];
  if (found && /路|街|大道|镇|乡/u.test(text.slice(found.length, end))) take('district', district);
}

/** What stands between road and door is the community when it is named like one or a road leads to it. */
function takeCommunity(
  spans: Partial<Record<RegionPart, Span>>,
  text: string,
  place: { at: number; end: number },
): void {
  const { at } = place;
  let end = at + text.slice(at, place.end).replace(/[\s,，、\-(（]+$/u, '').length;
  const part = phase.exec(text.slice(at, end))?.[0];
  if (part) {
    spans.phase = { start: end - part.length, end };
    end -= part.length;
  }
  const name = text.slice(at, end).trimEnd();
  const start = at + Math.max(name.lastIndexOf(' '), name.lastIndexOf('，'), name.lastIndexOf(',')) - at;
  const first = start > at ? start + 1 : at;
  const word = text.slice(first, at + name.length);
  const believed = communityEnd.test(word) || spans.street || spans.district || spans.city;
  if (word.length >= 2 && believed && /\p{Script=Han}|[A-Za-z]{2}/u.test(word))
    spans.community = { start: first, end: first + word.length };
}
