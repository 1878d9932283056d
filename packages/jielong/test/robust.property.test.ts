import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parse, parseDetailed } from '../src/index.ts';
import { readCases } from './cases.ts';

const cases = readCases();
const texts = cases.map((item) => item.text);
const pieces = texts.flatMap((text) => text.split('\n'));

/** Lines of real shape in any order, with characters dropped, doubled or thrown in. */
const mangled = fc
  .tuple(
    fc.array(fc.constantFrom(...pieces), { maxLength: 14 }),
    fc.array(
      fc.tuple(
        fc.nat(400),
        fc.constantFrom(
          '',
          '1',
          '号',
          '改',
          '+',
          '（',
          '、',
          '\n',
          '各',
          '🌻',
          '\u200b',
          '2',
          '同上',
          '\t',
          '退',
          '~~',
        ),
      ),
      {
        maxLength: 8,
      },
    ),
  )
  .map(([lines, edits]) => {
    let text = lines.join('\n');
    for (const [at, piece] of edits)
      text =
        text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + (piece === '' ? 1 : 0));
    return text;
  });
const anything = fc.oneof(mangled, fc.string({ maxLength: 200 }), fc.constantFrom(...texts));

test('every line is an order line, a reported fragment or listed as no order', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const result = parse(text);
      const known = new Set(result.non_order_lines);
      for (const line of result.lines) for (const number of line.source_lines) known.add(number);
      for (const fragment of result.unresolved) {
        const rows = fragment.text.split('\n').length;
        for (let row = 0; row < rows; row++) known.add(fragment.source_line + row);
      }
      const lost = text
        .split('\n')
        .flatMap((line, index) =>
          line.replace(/[\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad\ufe0e\ufe0f\u202a-\u202e]/g, '') === '' ||
          known.has(index + 1)
            ? []
            : [index + 1],
        );
      assert.deepEqual(lost, []);
    }),
    { numRuns: 500 },
  );
});

test('spans cover the text without gap or overlap and fragments quote it exactly', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { result, spans } = parseDetailed(text);
      let at = 0;
      for (const span of spans) {
        assert.equal(span.start, at);
        assert.ok(span.end > span.start);
        at = span.end;
      }
      assert.equal(at, text.length);
      for (const fragment of [...result.unresolved, ...result.lines.flatMap((line) => line.review)]) {
        assert.equal(text.slice(fragment.start, fragment.end), fragment.text);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is not known is never left without a question', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const line of parse(text).lines) {
        const open =
          line.buyer === null ||
          line.status === null ||
          line.items.some((item) => item.offering === null || item.qty === null);
        const empty = line.status === 'active' && line.items.length === 0;
        if (open || empty) assert.ok(line.review.length > 0, JSON.stringify(line));
      }
    }),
    { numRuns: 500 },
  );
});

/** Processor time of the best of three readings, in milliseconds. */
function cost(text: string): number {
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    parse(text);
    const spent = process.cpuUsage(before);
    return (spent.user + spent.system) / 1000;
  });
  return Math.min(...times);
}

test('eight times the text costs about eight times the work, whatever the text', () => {
  const unit: Record<string, string> = {
    entries: '1. 小雨 A2 B1 已付\n',
    digits: '1'.repeat(60),
    brackets: '（（（【【',
    numerals: '一二三四五六七八九十',
    dashes: '1-2-3-4-',
    references: '1. 小雨 同上\n',
    remarks: '3号改成2箱\n',
    colons: '小雨：2箱\n',
    words: '红富士苹果要两箱再加一箱不要梨',
    spaces: '          ',
    codes: 'ABCABCABC',
    strikes: '~~2箱~~',
  };
  for (const [name, piece] of Object.entries(unit)) {
    const text = (times: number): string =>
      `#接龙\nA 苹果 30元/箱\nB 梨 20元/箱\n\n1. 小雨 A1\n2. ${piece.repeat(times)}`;
    const small = cost(text(150));
    const large = cost(text(1200));
    assert.ok(large < small * 8 * 5 + 60, `${name}: ${small} ms, then ${large} ms`);
  }
});
