import { placeAt } from '../scan/scan-places.ts';
import type { Range, Reading } from './reading.ts';

const CANCELS =
  /放弃|撤单|撤掉|弃了|取消|退单|退款|退掉|退了|不要了|不去了|不来了|不参加|作废|唔要|恢复|还是要|候补|待定/;
const PAYS = /已付|付了|付过|已转|转了|过数|汇款|已汇|未付|没付|没转|未转|还没给钱|尾款/;
const WISHES = /没|缺|如果|要是|若|不行|坏|不新鲜|到付|到时|货到/;
/** Words of a status or of money among those that nothing explains. */
const STATES = /[撤弃删鸽废]|作罢|算了|消掉|跳过|不拼|不团|又要|还要吗/;
const MONEY = /到账|入账|打款|已[pf]|结了|结清|给钱|[付汇转缴]/;
const ROOM = /(?<![\d.*x])\d{1,3}-(?:\d{1,2}-)?\d{3,4}(?!\d)/;
const FOUR = /(?<![\d.*x-])\d{3,4}(?![\d.%℃:-]|ml|g|克|斤|元|块|年|号|弄|路|米|w|k|度|天|人)/;

/** `羊肉2斤❌ 牛腩1斤`: whether all or a part is cancelled cannot be told. */
export function askForPartlyCancelled(reading: Reading): void {
  const { cancel } = reading;
  if (cancel === null) return;
  const mentions = reading.clauses.flatMap((clause) => clause.mentions).filter((mention) => mention.quantity !== null);
  if (
    !mentions.some((mention) => mention.end <= cancel.start) ||
    !mentions.some((mention) => mention.start >= cancel.end)
  )
    return;
  reading.flags.push({ reason: 'ambiguous_status', ...cancel, candidates: [] });
}

/** A status, a payment or a place that ended up in a note without effect is asked about. */
export function askForTheUnapplied(text: string, reading: Reading): void {
  for (const note of reading.notes) {
    const words = text.slice(note.start, note.end);
    if (reading.place === null && reading.address === null) takePlace(text, reading, note);
    const known = !reading.leftover.some((piece) => piece.start >= note.start && piece.end <= note.end);
    if (statusIgnored(reading, words, known))
      reading.flags.push({ reason: 'ambiguous_status', ...note, candidates: [] });
    else if (numberIgnored(reading, words)) reading.flags.push({ reason: 'ambiguous_number', ...note, candidates: [] });
  }
}

function statusIgnored(reading: Reading, words: string, known: boolean): boolean {
  if (WISHES.test(words)) return false;
  if (CANCELS.test(words) && reading.cancel === null && !reading.restore && reading.pending === null) return true;
  if (/改(?!天|日|良)/.test(words)) return true;
  if (!known && STATES.test(words) && !/不[^要拼团去来]/.test(words)) return true;
  if (!known && MONEY.test(words) && reading.payment === null) return true;
  return PAYS.test(words) && reading.payment === null;
}

function numberIgnored(reading: Reading, words: string): boolean {
  if (reading.address !== null || /1[3-9]\d{9}/.test(words)) return false;
  if (ROOM.test(words)) return reading.place === null;
  return FOUR.test(words) && reading.place === null && reading.tail === null && reading.payment === null;
}

/** `麻烦送到7-1202`: the words around a place are a note, the place is where it goes. */
function takePlace(text: string, reading: Reading, note: Range): void {
  const words = text.slice(note.start, note.end);
  const verb = /[送放拿]/.exec(words);
  const found = ROOM.exec(words);
  if (verb === null || found === null || found.index < verb.index) return;
  const place = placeAt(text, note.start + found.index, note.end)?.place;
  if (place !== undefined) reading.place = place;
}
