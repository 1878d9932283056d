import { isFooter, isMenuRow, hasOrderContent } from './chain-lines.ts';
import type { MarkedLine } from './chain.ts';

/** Menu rows between entries, above a list that starts anew: the next sale with a menu of its own. */
export function opensSection(rows: MarkedLine[], index: number, gap: boolean): boolean {
  if (!gap) return false;
  let menu = false;
  for (let next = index; next < Math.min(rows.length, index + 12); next++) {
    const row = rows[next] as MarkedLine;
    if (row.blank) continue;
    if (row.mark !== null) return menu && row.mark.seq === 1;
    menu ||= isMenuRow(row.line.text);
  }
  return false;
}

const PLACE_HEADING =
  /^[^\d,，]{0,8}(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s*(?:号楼|栋|幢|座|期|区|单元)(?:\s*(?:\d{1,2}|[一二三四五六七八九])\s*单元)?\D{0,6}$/;

function isPlaceHeading(text: string): boolean {
  return PLACE_HEADING.test(text);
}

/** A building alone stands above the first entry: those further down are headings too, not the end of an entry. */
function opensWithPlace(rows: MarkedLine[]): boolean {
  const first = rows.findIndex((row) => row.mark !== null);
  const above = rows.slice(0, Math.max(first, 0)).findLast((row) => !row.blank);
  return above !== undefined && isPlaceHeading(above.line.text.trim());
}

/** A line that names the product, building or pickup point of the entries below it. */
export function isHeading(rows: MarkedLine[], index: number, gap: boolean): boolean {
  const text = (rows[index] as MarkedLine).line.text.trim();
  let following = index + 1;
  while (rows[following]?.blank === true || stacked(rows, index, following)) following++;
  const mark = rows[following]?.mark ?? null;
  if (mark === null) return false;
  const restarts = mark.seq === 1;
  const bracketed = /^(?:[【[(《★●■◆▶#*=~-]|\p{Extended_Pictographic}).{1,30}/u.test(text) || /[:：]$/.test(text);
  const place = isPlaceHeading(text);
  if (text.length > 40) return false;
  if (bracketed && /^[^\d]{2,14}[:：]$|^【[^【】]{2,14}】$/.test(text) && !/地址|收件|备注|收货|联系/.test(text))
    return true;
  if (place && opensWithPlace(rows)) return true;
  if (isPinned(text) || (gap && rows[index + 1]?.mark != null && isPlainName(text))) return true;
  return (
    (restarts && (gap || bracketed || place || isMenuRow(text))) ||
    (gap && (bracketed || place || isMenuRow(text)) && !hasTargets(text))
  );
}

/** A building above its unit: one heading on two lines. */
function stacked(rows: MarkedLine[], index: number, following: number): boolean {
  const [above, below] = [rows[index], rows[following]];
  if (above === undefined || below === undefined || below.mark !== null) return false;
  return isPlaceHeading(above.line.text.trim()) && isPlaceHeading(below.line.text.trim());
}

/** `📍东门水果店`, `南门自提：`, `自提点2：菜鸟驿站`: a pickup point. */
function isPinned(text: string): boolean {
  if (/^(?:自提|取货|提货)(?:点|地点)?\s*[\d①-⑳A-Za-z]?\s*[:：]\s*\S{2,12}$/.test(text)) return true;
  return (
    /^(?:📍|📌|🚩)\s*\p{L}/u.test(text) ||
    /^\S{0,3}\p{Script=Han}{2,10}(?:自提|取货|提货)(?:点|处)?[】\])》:：~=—-]{0,8}$/u.test(text)
  );
}

/** A few words between a blank line and the next entry, which say nothing about orders. */
function isPlainName(text: string): boolean {
  return (
    /^\p{Script=Han}[\p{L}\d]{1,11}$/u.test(text) && !hasTargets(text) && !isFooter(text) && !hasOrderContent(text)
  );
}

function hasTargets(text: string): boolean {
  return /付|转|收款|改|取消|换/.test(text);
}
