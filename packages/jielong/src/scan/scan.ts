import { keywordAt } from '../lexicon/keywords.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { circledNumber } from '../normalise/numerals.ts';
import { matchAt } from './match-at.ts';
import { figureAt, lineEnd } from './scan-figures.ts';
import { wordsAt } from './scan-words.ts';
import type { Token } from './token.ts';

const STRIKE = /~~([^~\n]{1,60})~~/y;

/** Cuts a stretch of normalised lower-case text into tokens; every character ends up in exactly one of them. */
export function scan(lexicon: Lexicon, text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let chunkStart = true;
  for (let at = start; at < end;) {
    const found =
      separatorAt(text, at) ??
      symbolAt(lexicon, text, at, end) ??
      figureAt(lexicon, text, at, end, tokens) ??
      wordsAt(lexicon, text, at, end, chunkStart, tokens);
    const list = Array.isArray(found) ? found : [found];
    for (const token of list) push(tokens, token);
    const last = list.at(-1) as Token;
    at = last.end;
    chunkStart =
      last.kind === 'space' ||
      last.kind === 'comma' ||
      last.kind === 'stop' ||
      last.kind === 'open' ||
      last.kind === 'close' ||
      last.kind === 'number' ||
      last.kind === 'item' ||
      last.kind === 'filler' ||
      last.kind === 'option';
  }
  return tokens;
}

/** Neighbouring stretches nobody recognised belong together. */
function push(tokens: Token[], token: Token): void {
  const last = tokens.at(-1);
  if (
    last !== undefined &&
    last.end === token.start &&
    last.kind === token.kind &&
    (token.kind === 'text' || token.kind === 'space')
  )
    last.end = token.end;
  else tokens.push(token);
}

function separatorAt(text: string, at: number): Token | null {
  const character = text.charAt(at);
  const make = (kind: Token['kind']): Token => ({ kind, start: at, end: at + 1 });
  if (character === ' ' || character === '\t') return make('space');
  if (character === '+' && !/[\d一二两三四五六七八九十 ]/.test(text.charAt(at + 1))) return make('comma');
  if (character === '=') return make('total');
  if (character === '@') return make('space');
  if (character === ',' || character === '、' || character === '/' || character === '|' || character === '&')
    return make('comma');
  if (
    character === '\n' ||
    character === ';' ||
    character === '。' ||
    character === '!' ||
    character === '…' ||
    character === '；'
  )
    return make('stop');
  if (character === '(' || character === '[' || character === '【') return make('open');
  if (character === ')' || character === ']' || character === '】') return make('close');
  if (character === '.' && !/\d/.test(text.charAt(at + 1))) return make('stop');
  if (character === ':' || character === '"' || character === "'" || character === '_') return make('space');
  return null;
}

function symbolAt(lexicon: Lexicon, text: string, at: number, end: number): Token | Token[] | null {
  const code = text.charCodeAt(at);
  if (code === 0x7e) {
    const strike = matchAt(STRIKE, text, at, end);
    if (strike !== null) {
      const rest = text.slice(at + strike[0].length, lineEnd(text, at, end));
      if (/\d|[一二两三四五六七八九十半]\p{L}/u.test(rest))
        return { kind: 'symbol', start: at, end: at + strike[0].length };
      const inner = scan(lexicon, text, at + 2, at + strike[0].length - 2);
      return [
        { kind: 'cancel', start: at, end: at + 2 },
        ...inner,
        { kind: 'cancel', start: at + strike[0].length - 2, end: at + strike[0].length },
      ];
    }
    return { kind: 'space', start: at, end: at + 1 };
  }
  if (code < 0x2190 || (code > 0x2bff && code < 0xd800) || code > 0xdfff) return null;
  if (circledNumber(text.charAt(at)) !== null) return null;
  const size = code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  const symbol = text.slice(at, at + size);
  const product = lexicon.codes.get(symbol.toUpperCase());
  if (product !== undefined) return { kind: 'item', start: at, end: at + size, products: [product], coded: true };
  const meaning = lexicon.rules.legend.get(symbol);
  if (meaning !== undefined) {
    const kind = meaning === 'cancelled' ? 'cancel' : (meaning ?? 'symbol');
    return { kind, start: at, end: at + size };
  }
  const keyword = keywordAt(text, at);
  if (keyword !== null) return { kind: keyword.kind, start: at, end: at + keyword.word.length };
  return { kind: 'symbol', start: at, end: at + size };
}
