import { scan } from '../scan/scan.ts';
import type { Token } from '../scan/token.ts';
import { pricesIn } from '../lexicon/prices.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { SourceLine } from '../normalise/source.ts';
import { isExample, isFooter, isStatistics } from '../segment/chain-lines.ts';
import type { RawChain } from '../segment/chain.ts';
import type { Block } from '../segment/messages.ts';
import { personKey } from './draft.ts';
import type { State } from './state.ts';
import { unresolved } from './state.ts';
import { lexiconOf, PAST, QUESTION } from './utterance.ts';

const COUNTED =
  /(?:^|[\s,，要来订拿\p{Script=Han}])(?:\d{1,2}|[一两三四五六七八九十半])\s?(?:份|个|箱|盒|袋|包|瓶|斤|件|只|单|套|组|桶|罐|板|条|根|杯|篮|筐|位)(?!人)|(?:^|\s)\+\s?\d|[①-⑳a-z]\s?[*x+]\s?\d|\s[a-z]\d(?!\d)/u;
const WANTS = /我要|要嘅|唔要|我也要|给我|帮我|来一|来两|报名|加多|改做|改成|不要了|取消|退掉|退了/;

/** The last look: a line that reads like an order, an edit or a cancellation and ended up nowhere is asked about. */
export function reportUnheard(state: State, blocks: { block: Block; chain: RawChain | null }[], noise: number[]): void {
  const known = new Set(noise);
  for (const chain of state.chains) for (const line of chain.context.menuLines) known.add(line);
  for (const { block, chain } of blocks) {
    const leader = block.sender !== null && state.leaders.has(personKey(block.sender));
    if (leader) continue;
    const headings = new Set(chain?.headings.flat().map((line) => line.number) ?? []);
    for (const line of block.lines) {
      if (!state.nonOrder.has(line.number) || known.has(line.number) || headings.has(line.number)) continue;
      if (!looksLikeOrder(state, line, block.sender !== null) && !changesOwn(state, block.sender, line)) continue;
      state.nonOrder.delete(line.number);
      unresolved(state, { reason: 'unparsed_text', start: line.start, end: line.end });
    }
  }
}

const CHANGES = /不要|不用|减|退|换|改|取消|多一|少一|留/;

/** Somebody with an order says something that may change it. */
function changesOwn(state: State, sender: string | null, line: SourceLine): boolean {
  if (sender === null || !CHANGES.test(line.text) || QUESTION.test(line.text) || PAST.test(line.text)) return false;
  return state.chains.some((chain) => chain.byPerson.has(personKey(sender)));
}

function looksLikeOrder(state: State, line: SourceLine, spoken: boolean): boolean {
  const { text } = line;
  if (text.trim() === '' || text.length > 200 || QUESTION.test(text) || PAST.test(text)) return false;
  if (isExample(text) || isStatistics(text) || isFooter(text)) return false;
  if (pricesIn(text, false).some((mark) => mark.certain)) return false;
  const chain = state.chains.at(-1);
  const nothingRead = state.drafts.length === 0;
  if (chain === undefined)
    return (spoken || nothingRead) && (COUNTED.test(text.toLowerCase()) || (spoken && WANTS.test(text)));
  const tokens = scan(lexiconOf(chain), state.lower, line.start, line.end);
  if (spoken) return ordersAloud(tokens, text);
  return ordersInList(tokens, lexiconOf(chain));
}

const EDITS = new Set<Token['kind']>(['cancel', 'remove', 'restore', 'change', 'correct']);

function ordersAloud(tokens: Token[], text: string): boolean {
  const counts = tokens.some((token) => token.kind === 'number' && (token.sign === '+' || token.unit != null));
  const names = tokens.some((token) => token.kind === 'item' || token.kind === 'badcode');
  if (counts && (names || WANTS.test(text) || tokens.length <= 4)) return true;
  return (
    (names && WANTS.test(text)) ||
    (tokens.some((token) => EDITS.has(token.kind)) && (names || counts || WANTS.test(text)))
  );
}

/** `小慈 ①*2 ③*1` between the lines of a header: a name and then products with their numbers. */
function ordersInList(tokens: Token[], lexicon: Lexicon): boolean {
  if (lexicon.products.length === 0) return false;
  const first = tokens.find((token) => token.kind !== 'space');
  if (first?.kind !== 'text') return false;
  return tokens.some((token, index) => {
    if (token.kind !== 'item') return false;
    const next = tokens[index + 1];
    return next?.kind === 'number' && (next.sign === '*' || token.coded === true) && next.start === token.end;
  });
}
