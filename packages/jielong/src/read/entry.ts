import { isFoodWord } from '../lexicon/aliases.ts';
import { holdsWish } from '../lexicon/keywords.ts';
import { similarProducts } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { assemble } from './assemble.ts';
import { mergePlace } from './delivery-facts.ts';
import { askForPartlyCancelled, askForTheUnapplied } from './left-over.ts';
import { readName } from './name.ts';
import type { NameContext, NameReading } from './name.ts';
import type { Range, Reading } from './reading.ts';
import { scan } from '../scan/scan.ts';
import type { Token } from '../scan/token.ts';

export interface EntryReading {
  name: NameReading;
  reading: Reading;
  tokens: Token[];
}

/** Reads one entry: who, then what. `text` is the normalised document in lower case. */
export function readEntry(
  lexicon: Lexicon,
  text: string,
  start: number,
  end: number,
  context: NameContext,
): EntryReading {
  const name = readName(lexicon, text, start, end, context);
  const lead = name.lead.end > name.lead.start ? scan(lexicon, text, name.lead.start, name.lead.end) : [];
  const rest = name.rest ?? scan(lexicon, text, name.restStart, end);
  const tokens = [...lead, ...(context.roomFirst && name.place === null ? withRoom(text, rest) : rest)];
  const reading = assemble(lexicon, text, tokens);
  if (name.place !== null && reading.address === null) {
    const merged = mergePlace(name.place, reading.place ?? { area: null, building: null, unit: null, room: null });
    if (merged === null) reading.flags.push({ reason: 'ambiguous_number', start, end, candidates: [] });
    else reading.place = merged;
  }
  takeTailByColumn(lexicon, text, reading, tokens);
  if (context.roomFirst) takeLoneRoom(text, reading);
  takeRecipientNearPhone(text, reading, tokens);
  judgeLeftover(lexicon, text, reading, name, tokens);
  askForTheUnapplied(text, reading);
  askForPartlyCancelled(reading);
  rejectNumberName(lexicon, text, reading, name);
  if (name.buyer === null)
    reading.flags.push({ reason: 'missing_buyer', start, end: Math.max(end, start + 1), candidates: [] });
  return { name, reading, tokens };
}

/** Where the header fixes columns of numbers, a lone number is no name: which column it fills cannot be told. */
function rejectNumberName(lexicon: Lexicon, text: string, reading: Reading, name: NameReading): void {
  if (name.buyer === null || name.placeIsName || !/^\d+$/.test(text.slice(name.buyer.start, name.buyer.end))) return;
  if (lexicon.rules.columns.length < 2) return;
  const last = reading.clauses.at(-1)?.end ?? name.buyer.end;
  reading.flags.push({
    reason: 'ambiguous_number',
    start: name.buyer.start,
    end: Math.max(name.buyer.end, last),
    candidates: [],
  });
  for (const clause of reading.clauses) for (const mention of clause.mentions) mention.quantity = null;
  for (const clause of reading.clauses) for (const mention of clause.mentions) mention.vague = true;
  name.buyer = null;
}

/** `2袋 801`: beside a quantity with its unit the one bare number is the room. */
function withRoom(text: string, tokens: Token[]): Token[] {
  const numbers = tokens.filter((token) => token.kind === 'number');
  const bare = numbers.filter((token) => token.unit == null && token.sign === '');
  const room = bare.length === 1 && numbers.length === 2 ? text.slice(bare[0]?.start, bare[0]?.end) : '';
  if (!/^[1-9]\d{2,3}$/.test(room)) return tokens;
  const place = { area: null, building: null, unit: null, room };
  return tokens.map((token) =>
    token === bare[0] ? { kind: 'place', start: token.start, end: token.end, place } : token,
  );
}

/** Where entries carry room numbers, a lone one behind the name is a room, not a quantity. */
function takeLoneRoom(text: string, reading: Reading): void {
  if (reading.place !== null && reading.place.room !== null) return;
  for (const clause of reading.clauses) {
    const at = clause.mentions.findIndex(
      (mention) => !mention.named && mention.unit === null && /^\d{3,4}$/.test(text.slice(mention.start, mention.end)),
    );
    const mention = clause.mentions[at];
    if (mention === undefined) continue;
    clause.mentions.splice(at, 1);
    reading.place = {
      area: null,
      building: null,
      unit: null,
      ...reading.place,
      room: text.slice(mention.start, mention.end),
    };
    return;
  }
}

/** Reads a message: no name, and it may speak about an order that stands elsewhere. */
export function readMessage(lexicon: Lexicon, text: string, start: number, end: number): EntryReading {
  const tokens = scan(lexicon, text, start, end);
  const reading = assemble(lexicon, text, tokens, true);
  takeRecipientNearPhone(text, reading, tokens);
  askForTheUnapplied(text, reading);
  askForPartlyCancelled(reading);
  const name: NameReading = {
    buyer: null,
    placeIsName: false,
    place: null,
    lead: { start, end: start },
    restStart: start,
    own: null,
    rest: null,
    trailing: null,
  };
  return { name, reading, tokens };
}

/** Four lone digits are the tail of the phone where the header asks for it. */
function takeTailByColumn(lexicon: Lexicon, text: string, reading: Reading, tokens: Token[]): void {
  if (!lexicon.rules.tailDeclared || reading.tail !== null) return;
  for (const token of tokens) {
    if (
      token.kind !== 'number' ||
      token.unit != null ||
      token.sign !== '' ||
      !/^\d{4}$/.test(text.slice(token.start, token.end))
    )
      continue;
    for (const clause of reading.clauses) {
      const at = clause.mentions.findIndex((mention) => mention.start === token.start && !mention.named);
      if (at < 0) continue;
      clause.mentions.splice(at, 1);
      reading.tail = text.slice(token.start, token.end);
      return;
    }
  }
}

/** In a delivery entry the short word beside phone or address is who receives it. */
function takeRecipientNearPhone(text: string, reading: Reading, tokens: Token[]): void {
  if (reading.recipient !== null || reading.phone === null || reading.address === null) return;
  for (const [position, piece] of reading.leftover.entries()) {
    const word = text.slice(piece.start, piece.end);
    if (!/^[\p{L}]{1,6}$/u.test(word) || holdsWish(word)) continue;
    const index = tokenAt(tokens, piece.end - 1);
    const next = tokens.slice(index + 1, index + 4).find((token) => token.kind !== 'space' && token.kind !== 'comma');
    const before = tokens
      .slice(Math.max(0, index - 3), index)
      .findLast((token) => token.kind !== 'space' && token.kind !== 'comma');
    if (next?.kind !== 'phone' && before?.kind !== 'phone' && before?.kind !== 'address' && next?.kind !== 'address')
      continue;
    reading.leftover.splice(position, 1);
    reading.recipient = piece;
    return;
  }
}

/** Unknown words become a note where they cannot be an order; otherwise they are asked about. */
function judgeLeftover(lexicon: Lexicon, text: string, reading: Reading, name: NameReading, tokens: Token[]): void {
  const firstMention = Math.min(
    ...reading.clauses.flatMap((clause) => clause.mentions.map((mention) => mention.start)),
    Number.POSITIVE_INFINITY,
  );
  for (const piece of reading.leftover) {
    const word = text.slice(piece.start, piece.end);
    reading.notes.push(withFiller(tokens, piece));
    if (asksForOrder(text, reading, piece, word)) {
      reading.flags.push({ reason: 'conditional_order', start: piece.start, end: piece.end, candidates: [] });
      continue;
    }
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    if (isSuspicious(lexicon, text, piece, word, name, firstMention)) {
      reading.flags.push({
        reason: 'unparsed_text',
        start: piece.start,
        end: piece.end,
        candidates: similarProducts(lexicon, word),
      });
    }
  }
  reading.notes.sort((a, b) => a.start - b.start);
}

/** `2斤？`, `还有吗`: whether it is ordered is still open. */
function asksForOrder(text: string, reading: Reading, piece: Range, word: string): boolean {
  if (/^[?？]/.test(word))
    return reading.clauses.some((clause) =>
      clause.mentions.some(
        (mention) => mention.end <= piece.start && text.slice(mention.end, piece.start).trim() === '',
      ),
    );
  return /(?:还?有|能|可以|行|够)[^,，。\s]{0,8}(?:吗|么|[?？])|(?:有没有|能不能|行不行)/.test(word);
}

/** Index of the token that holds an offset. */
function tokenAt(tokens: Token[], offset: number): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tokens[middle] as Token).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `要肉粽`, `不会用手机`, `沙瓤的`: what is glued to a note belongs to it. */
function withFiller(tokens: Token[], piece: Range): Range {
  let first = tokenAt(tokens, piece.start);
  let last = tokenAt(tokens, piece.end - 1);
  while (joins(tokens[first - 1]) && tokens[first - 1]?.end === tokens[first]?.start) first--;
  while (joins(tokens[last + 1]) && tokens[last + 1]?.start === tokens[last]?.end) last++;
  return {
    start: Math.min(piece.start, tokens[first]?.start ?? piece.start),
    end: Math.max(piece.end, tokens[last]?.end ?? piece.end),
  };
}

/** Small words that mean nothing by themselves belong to the words they are glued to. */
const JOINING = new Set<Token['kind']>([
  'filler',
  'and',
  'phoneLabel',
  'itemLabel',
  'quantityLabel',
  'nameLabel',
  'about',
]);

function joins(token: Token | undefined): boolean {
  return token !== undefined && JOINING.has(token.kind);
}

/** What may be a pickup point, in a chain that offers several. */
const PLACE_WORD = /^(?:[东西南北中]|\p{Script=Han}{1,6}(?:门|店|站|口|点|楼下|超市|大厅))$/u;

function isSuspicious(
  lexicon: Lexicon,
  text: string,
  piece: Range,
  word: string,
  name: NameReading,
  firstMention: number,
): boolean {
  if (isFoodWord(word)) return true;
  if (lexicon.rules.pickups.length > 0 && PLACE_WORD.test(word)) return true;
  if (holdsWish(word)) return false;
  if (/^[a-z]{2,}$/.test(word)) return true;
  const similar = lexicon.scope.length === 1 ? [] : similarProducts(lexicon, word);
  if (similar.length > 0 && word.length >= 2 && word.length <= 8) return true;
  const gap = text.slice(name.restStart, piece.start).trim() === '';
  return gap && Number.isFinite(firstMention) && piece.start < firstMention && name.buyer !== null;
}
