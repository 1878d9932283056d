import { simplify } from './traditional.ts';

/** One line of the normalised text. `number` counts from 1 as in the original. */
export interface SourceLine {
  number: number;
  start: number;
  end: number;
  text: string;
}

/** Normalised text with, for each of its UTF-16 units, where it came from in the original. */
export interface Source {
  original: string;
  text: string;
  starts: Int32Array;
  ends: Int32Array;
  lines: SourceLine[];
}

const REPLACED: Record<string, string> = {
  '×': '*',
  '✖': '*',
  '✕': '*',
  '╳': '*',
  '⨯': '*',
  '＊': '*',
  '∗': '*',
  '➕': '+',
  '﹢': '+',
  '➖': '-',
  '—': '-',
  '–': '-',
  '−': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '─': '-',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '｜': '|',
  丨: '|',
  '￨': '|',
  '¥': '¥',
  '￥': '¥',
  '½': '半',
  '【': '【',
  '】': '】',
  '⟶': '→',
  '➡': '→',
  '➜': '→',
  '➔': '→',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '﹑': '、',
  '…': '…',
  '㎏': 'kg',
  '⽄': '斤',
  '🔟': '⑩',
};

const INVISIBLE = /[\u200B-\u200F\u2060-\u2064\uFEFF\u202A-\u202E\uFE0E\uFE0F\u00AD]/;
const BLANK = /[\u0020\u00A0\u2000-\u200A\u202F\u205F\u3000\u1680]/;
const CIRCLED = /[\u2460-\u2473\u2776-\u277F\u2780-\u2789\u278A-\u2793\u24F5-\u24FE]/;

function circledValue(code: number): number {
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f;
  if (code >= 0x2776 && code <= 0x277f) return code - 0x2775;
  if (code >= 0x2780 && code <= 0x2789) return code - 0x277f;
  if (code >= 0x278a && code <= 0x2793) return code - 0x2789;
  return code - 0x24f4;
}

function mapCharacter(character: string): string {
  const replaced = REPLACED[character];
  if (replaced !== undefined) return replaced;
  if (INVISIBLE.test(character)) return '';
  if (BLANK.test(character)) return ' ';
  if (CIRCLED.test(character)) return String.fromCharCode(0x245f + circledValue(character.charCodeAt(0)));
  const folded = character.normalize('NFKC');
  if (folded.length === 1) return simplify(folded);
  return folded.includes('\u2044') ? character : folded;
}

const cache = new Map<string, string>();

function mapped(character: string): string {
  let result = cache.get(character);
  if (result === undefined) {
    result = mapCharacter(character);
    if (cache.size < 20_000) cache.set(character, result);
  }
  return result;
}

/**
 * Fold width, script and separators so that the reader meets one form of each sign, keeping the way back to the
 * original. Keycaps become circled digits, invisible signs vanish, line feeds stay.
 */
export function normalise(original: string): Source {
  const writer = new Writer(original);
  for (let index = 0; index < original.length;) {
    const code = original.charCodeAt(index);
    if (code === 13) {
      index++;
      continue;
    }
    const keycap = code >= 0x30 && code <= 0x39 ? keycapLength(original, index) : 0;
    if (keycap > 0) {
      writer.emit(code === 0x30 ? '0' : String.fromCharCode(0x2460 + code - 0x31), index, index + keycap);
      index += keycap;
      continue;
    }
    const size = (code & 0xfc00) === 0xd800 && (original.charCodeAt(index + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
    if (code < 0x80) writer.keep(index, 1);
    else {
      const character = size === 1 ? (original[index] as string) : original.slice(index, index + size);
      const piece = mapped(character);
      if (piece === character) writer.keep(index, size);
      else writer.emit(piece, index, index + size);
    }
    index += size;
  }
  const { text, starts, ends } = writer.finish();
  return { original, text, starts, ends, lines: splitLines(text) };
}

/** Collects the normalised text; stretches that stay as they are get copied whole. */
class Writer {
  readonly #original: string;
  readonly #pieces: string[] = [];
  #starts: Int32Array<ArrayBuffer>;
  #ends: Int32Array<ArrayBuffer>;
  #length = 0;
  #keptFrom = -1;
  #keptTo = -1;

  constructor(original: string) {
    this.#original = original;
    this.#starts = new Int32Array(original.length + 16);
    this.#ends = new Int32Array(original.length + 16);
  }

  keep(index: number, size: number): void {
    if (this.#keptTo !== index) {
      this.#flush();
      this.#keptFrom = index;
    }
    this.#keptTo = index + size;
    this.#reserve(size);
    for (let unit = 0; unit < size; unit++) {
      this.#starts[this.#length] = index + unit;
      this.#ends[this.#length++] = index + unit + 1;
    }
  }

  emit(piece: string, start: number, end: number): void {
    this.#flush();
    this.#reserve(piece.length);
    const whole = piece.length === end - start;
    for (let unit = 0; unit < piece.length; unit++) {
      this.#starts[this.#length] = whole ? start + unit : start;
      this.#ends[this.#length++] = whole ? start + unit + 1 : end;
    }
    this.#pieces.push(piece);
  }

  finish(): { text: string; starts: Int32Array; ends: Int32Array } {
    this.#flush();
    return { text: this.#pieces.join(''), starts: this.#starts, ends: this.#ends };
  }

  #flush(): void {
    if (this.#keptFrom >= 0) this.#pieces.push(this.#original.slice(this.#keptFrom, this.#keptTo));
    this.#keptFrom = -1;
    this.#keptTo = -1;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#starts.length) return;
    this.#starts = grow(this.#starts, this.#length + size);
    this.#ends = grow(this.#ends, this.#length + size);
  }
}

function keycapLength(text: string, index: number): number {
  if (text.charCodeAt(index + 1) === 0x20e3) return 2;
  return text.charCodeAt(index + 1) === 0xfe0f && text.charCodeAt(index + 2) === 0x20e3 ? 3 : 0;
}

function grow(array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}

function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (let number = 1; ; number++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ number, start, end, text: text.slice(start, end) });
    if (feed < 0) return lines;
    start = feed + 1;
  }
}

/** The stretch of the original behind a stretch of the normalised text. */
export function originalRange(source: Source, start: number, end: number): { start: number; end: number } {
  if (end <= start) {
    const at = start < source.text.length ? (source.starts[start] as number) : source.original.length;
    return { start: at, end: at };
  }
  return { start: source.starts[start] as number, end: source.ends[end - 1] as number };
}

/** The number of the line that holds an offset of the normalised text. */
export function lineAt(source: Source, offset: number): number {
  let low = 0;
  let high = source.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lines[middle] as SourceLine).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
