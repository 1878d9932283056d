import { chineseNumber } from '../normalise/numerals.ts';
import { placeAt } from '../scan/scan-places.ts';
import type { HeaderRules } from './header-rules.ts';
import { lookup } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { pickupNamed } from './pickups.ts';

/** What a heading gives to the entries below it. */
export interface SectionFacts {
  building: string | null;
  unit: string | null;
  area: string | null;
  pickup: string | null;
  scope: number[];
  /** The heading is set off like one that binds, but what it says is not known: its entries are asked about. */
  unclear: boolean;
}

const PIN = /^\s*(?:📍|📌|🚩)/u;
const MARKS = /^(?:[\s【[(《★☆●■◆▶#*=~\-–—_·•]|\p{Extended_Pictographic}|\ufe0f)+|[\s】\])》:：*=~\-–—_]+$/gu;
const NUMERAL = '\\d{1,3}|[一二三四五六七八九十]{1,3}';
const BUILDING = new RegExp(`(${NUMERAL}|(?<![A-Za-z])[A-Za-z])\\s*(?:号楼|栋|幢|座|#楼|#)`);
const UNIT = new RegExp(`(${NUMERAL})\\s*单元`);

export function noFacts(scope: number[] = []): SectionFacts {
  return { building: null, unit: null, area: null, pickup: null, scope, unclear: false };
}

/** Reads a heading; `scope` are the products it prints. */
export function sectionFacts(line: string, scope: number[], base: Lexicon): SectionFacts {
  const text = line.replace(MARKS, '').trim();
  const facts = noFacts(scope);
  facts.pickup = pickupOf(line, text, base.rules);
  if (facts.pickup === null) readPlace(facts, text);
  if (scope.length === 0 && facts.building === null && facts.unit === null && facts.pickup === null) {
    const found = lookup(base, text.replace(/^(?:\d+|[一二三四五六七八九十]+)[.、]\s*/, ''));
    if (found !== null) facts.scope = found.products;
    else if (facts.area === null && base.rules.pickupsAnnounced && isName(text)) facts.pickup = plainName(text);
    else if (facts.area === null && setOff(line)) facts.unclear = true;
  }
  return facts;
}

function isName(text: string): boolean {
  return /^\p{Script=Han}/u.test(text) && text.length >= 2 && text.length <= 14;
}

/** Between brackets or dashes, or with a colon behind: more than a passing remark. */
function setOff(line: string): boolean {
  const text = line.trim();
  return /^【[^【】]{2,14}】$|^[-—=*~]{1,8}\s*[^-—=*~\s].{0,14}?\s*[-—=*~]{1,8}$|^[^\d\s]{2,10}[:：]$/.test(text);
}

function plainName(text: string): string {
  return text.replace(/[(（].*$/, '').trim();
}

function pickupOf(line: string, text: string, rules: HeaderRules): string | null {
  const known = pickupNamed(rules, text) ?? rules.pickups.find((item) => text.includes(item.key));
  if (known !== undefined) return known.name;
  const labelled = /^(?:自提|提货|取货|自取)(?:点|地点|处)?\s*(?:\d|[①-⑳]|[A-Za-z])?\s*[:：\s]\s*(\S+)/.exec(text);
  if (labelled !== null) return plainName(labelled[1] as string);
  const named = /^(\S{2,12}?)(?:自提|提货|取货|自取)(?:点|处)?(?:[(（].*)?$/.exec(text);
  if (named !== null) return named[1] as string;
  if (PIN.test(line) && isName(text) && placeAt(text, 0, text.length)?.end !== text.length) return plainName(text);
  return null;
}

function readPlace(facts: SectionFacts, text: string): void {
  facts.building = numeral(BUILDING.exec(text)?.[1]);
  facts.unit = numeral(UNIT.exec(text)?.[1]);
  const area = /^(\S{1,6}(?:区|苑|园|期|小区|花园))/.exec(text);
  if (area !== null && placeAt(text, 0, text.length)?.place?.building == null) facts.area = area[1] as string;
}

function numeral(written: string | undefined): string | null {
  if (written === undefined) return null;
  if (/^[\dA-Za-z]/.test(written)) return written.toUpperCase();
  return String(chineseNumber(written) ?? written);
}
