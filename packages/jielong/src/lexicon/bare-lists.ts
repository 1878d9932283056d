import { circledNumber } from '../normalise/numerals.ts';
import type { MenuRow } from './menu-rows.ts';

const ROW = /^(?:.{1,6}[:：])?\s*(\p{L}[\p{L}()\s]{0,11}?)\s*[:：/(]?\s*(\d{1,4}(?:\.\d{1,2})?)\)?$/u;
const WORD = /^(\p{L}[\p{L}()]{0,9}?)[:：/(]?(\d{1,4}(?:\.\d{1,2})?)\)?$/u;
const SIZE = /^(?:超?特?[大中小]|迷你|[SMLX]{1,3}|[大中小]号)(?:份|杯|碗|盒|罐|瓶|箱|袋|个|只|桶|包|盘|锅)?装?$/i;

/** `拿铁 18、美式 12`, `大份38 中份28`: at least two names with a bare number each, and nothing else. */
export function bareList(text: string): MenuRow[] {
  const byWord = listOfWords(text);
  if (byWord.length >= 2) return byWord;
  const rows: MenuRow[] = [];
  const pattern = /[①-⑳]?[^,，、;；|①-⑳]+/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const code = circledNumber(match[0].charAt(0));
    const found = ROW.exec(match[0].slice(code === null ? 0 : 1).trimEnd());
    if (found === null) break;
    const name = (found[1] as string).trim();
    rows.push(
      bareRow(
        name,
        match.index + match[0].indexOf(name),
        Number(found[2]),
        code === null ? null : String(code),
        match.index,
        match.index + match[0].length,
      ),
    );
  }
  return rows.length >= 2 ? rows : [];
}

/** Blanks alone part the rows; the first word may be what all the sizes are of (`香锅 大份38 小份28`). */
function listOfWords(text: string): MenuRow[] {
  const rows: MenuRow[] = [];
  const title = /^\s*【(\p{L}{2,10})】/u.exec(text);
  let lead: { name: string; start: number } | null =
    title === null ? null : { name: title[1] as string, start: text.indexOf(title[1] as string) };
  const body = title === null ? text : ' '.repeat(title[0].length) + text.slice(title[0].length);
  for (const match of body.matchAll(/[^\s,，、;；|]+/g)) {
    const found = WORD.exec(match[0]);
    if (found === null) {
      if (rows.length > 0 || lead !== null || !/^\p{Script=Han}{2,10}[:：]?$/u.test(match[0])) return [];
      lead = { name: match[0].replace(/[:：]$/, ''), start: match.index };
      continue;
    }
    const row = bareRow(
      found[1] as string,
      match.index,
      Number(found[2]),
      null,
      match.index,
      match.index + match[0].length,
    );
    if (SIZE.test(row.name)) row.ofTitle = true;
    rows.push(row);
  }
  if (rows.some((row) => (row.price ?? 0) < 3) && rows.every((row) => row.ofTitle !== true)) return [];
  if (lead === null) return rows;
  if (!rows.every((row) => row.ofTitle === true)) return rows;
  return rows.map((row) => sizeOf(row, lead.name, lead.start));
}

function sizeOf(row: MenuRow, name: string, start: number): MenuRow {
  const { ofTitle, ...rest } = row;
  void ofTitle;
  return { ...rest, name, nameStart: start, nameEnd: start + name.length, fullName: row.name, spec: row.name };
}

function bareRow(
  name: string,
  nameStart: number,
  price: number,
  code: string | null,
  start: number,
  end: number,
): MenuRow {
  return {
    code,
    name,
    nameStart,
    nameEnd: nameStart + name.length,
    fullName: name,
    spec: null,
    price,
    unit: null,
    start,
    end,
    extra: false,
    options: [],
  };
}
