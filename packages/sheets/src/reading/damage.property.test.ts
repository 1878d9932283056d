import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeGb18030 } from '../../testing/encode-gb18030.ts';
import { isPlaceholder } from '../cells/plain-text.ts';
import type { OrderRow } from '../vocabulary/order-row.ts';
import { writeCsv } from '../writing/write-csv.ts';
import { writeSheet } from '../writing/write-sheet.ts';
import type { WriteSheet } from '../writing/sheet-spec.ts';
import { readSheet } from './read-sheet.ts';

// A word that stands for an empty cell is no name.
const word = fc.stringMatching(/^[草莓蓝果王芳李雷阳光花园a-z]{1,8}$/u).filter((text) => !isPlaceholder(text));
const order = fc.record(
  {
    orderNo: fc.stringMatching(/^[1-9][0-9]{11,18}$/u),
    recipientName: word,
    phone: fc.stringMatching(/^1[3-9][0-9]{9}$/u),
    product: word,
    quantity: fc.integer({ min: 1, max: 9999 }).map((thousandths) => thousandths / 1000),
    orderAmount: fc.integer({ min: 0, max: 10_000_000 }),
    createdAt: fc
      .integer({ min: 1_700_000_000, max: 1_800_000_000 })
      .map((seconds) => `${new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`),
  },
  { noNullPrototype: true },
);
const orders = fc.array(order, { minLength: 1, maxLength: 6 });

const columns: WriteSheet['columns'] = [
  { title: '订单号', kind: 'text' },
  { title: '收货人', kind: 'text' },
  { title: '联系电话', kind: 'text' },
  { title: '商品', kind: 'text' },
  { title: '数量', kind: 'number' },
  { title: '订单金额', kind: 'money' },
  { title: '下单时间', kind: 'date' },
];

function sheetOf(rows: OrderRow[], extra: Partial<WriteSheet> = {}): WriteSheet {
  const cells = rows.map((row) => {
    const { orderNo, recipientName, phone, product, quantity, orderAmount, createdAt } = row;
    return [orderNo, recipientName, phone, product, quantity, orderAmount, createdAt];
  });
  return { name: '订单', columns, rows: cells, ...extra };
}

type Damage = (lines: string[][]) => string[][];

/** Changes the cells below the header, those of one column when it is given. */
function inCells(change: (cell: string) => string, only?: number): Damage {
  return (lines) =>
    lines.map((line, row) =>
      line.map((cell, column) => (row > 0 && (only ?? column) === column ? change(cell) : cell)),
    );
}

/** What people and programs do to the cells of a csv; none of it may change what it says. */
const cellDamages: Record<string, Damage> = {
  'spaces around everything': (lines) => lines.map((line) => line.map((cell) => (cell === '' ? '' : ` ${cell} \t`))),
  'texts held as ="…"': inCells((cell) => `="${cell}"`, 0),
  'phones with a leading quote': inCells((cell) => `'${cell}`, 2),
  'phones grouped by spaces': inCells((cell) => cell.replace(/(\d{3})(\d{4})/u, '$1 $2 '), 2),
  'phones as decimals of a data program': inCells((cell) => `${cell}.0`, 2),
  'money with signs and separators': inCells((cell) => `￥${Number(cell).toLocaleString('en-US')}`, 5),
  'full-width digits': inCells(
    (cell) => cell.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    4,
  ),
  'quantities with their unit': inCells((cell) => `${cell}份`, 4),
  'dates with slashes': inCells((cell) => cell.replaceAll('-', '/'), 6),
  'headers marked as required': (lines) =>
    lines.map((line, row) => (row === 0 ? line.map((cell) => `*${cell}（必填）`) : line)),
};

/** What they do to its shape. */
const shapeDamages: Record<string, Damage> = {
  'a title above': (lines) => [['3月草莓团 汇总'], [], ...lines],
  'blank rows at the end': (lines) => [...lines, ...Array.from({ length: 30 }, () => ['', '', '', '', '', '', ''])],
  'a total line': (lines) => {
    const header = lines.find((line) => line.some((cell) => cell.includes('订单金额'))) ?? [];
    const sums = header.map((title) => (title.includes('订单金额') ? '99.00' : ''));
    return [...lines, ['合计', ...sums.slice(1)]];
  },
  'columns in another order': (lines) => lines.map((line) => line.toReversed()),
  'other columns between': (lines) =>
    lines.map((line, row) => line.flatMap((cell) => [cell, row === 0 ? '自定义列' : '随便'])),
  'the header again halfway': (lines) => [...lines.slice(0, 2), ...lines.slice(0, 1), ...lines.slice(2)],
  'a doubled empty column': (lines) => lines.map((line, row) => [row === 0 ? '收货人' : '', ...line]),
};

const linesOf = (sheet: WriteSheet): string[][] =>
  new TextDecoder()
    .decode(writeCsv(sheet))
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
const csvOf = (lines: string[][]): string =>
  lines
    .map((line) => line.map((cell) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n');

async function assertReads(input: string | Uint8Array, rows: OrderRow[]): Promise<void> {
  const reading = await readSheet(input);
  assert.deepEqual(reading.rows, rows);
  const { nonEmpty, used, ignored, inProblems } = reading.cells;
  assert.equal(used + ignored + inProblems, nonEmpty);
}

test('what is written to xlsx is read back, with titles, totals and groups', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.boolean(), fc.boolean(), async (rows, totals, grouped) => {
      const groups = grouped ? { groups: { column: 3, subtotals: true, pageBreak: true } } : {};
      await assertReads(await writeSheet({ sheets: [sheetOf(rows, { title: '三月团', totals, ...groups })] }), rows);
    }),
    { numRuns: 15 },
  );
});

test('what is written to csv is read back', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (rows) => assertReads(writeCsv(sheetOf(rows)), rows)),
    { numRuns: 50 },
  );
});

for (const [name, damage] of Object.entries({ ...cellDamages, ...shapeDamages })) {
  test(`a csv with ${name} says the same`, async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (rows) => {
        const text = csvOf(damage(linesOf(sheetOf(rows))));
        await assertReads(text, rows);
        await assertReads(encodeGb18030(text), rows);
      }),
      { numRuns: 25 },
    );
  });
}

test('cells and shape damaged at once still say the same', async () => {
  const inside = fc.constantFrom(...Object.values(cellDamages));
  const outside = fc.constantFrom(...Object.values(shapeDamages));
  await fc.assert(
    fc.asyncProperty(orders, inside, outside, outside, async (rows, cells, shape, again) => {
      const text = csvOf(again(shape(cells(linesOf(sheetOf(rows))))));
      await assertReads(text, rows);
    }),
    { numRuns: 100 },
  );
});

test('random bytes give a reading or a typed refusal, never another error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const outcome = await readSheet(bytes).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
      assert.match(outcome, /^(read|sheets\.)/u);
    }),
    { numRuns: 200 },
  );
});

test('an xlsx with broken bytes gives a reading or a typed refusal, never another error', async () => {
  const whole = await writeSheet({
    sheets: [sheetOf([{ orderNo: 'D1', recipientName: '王芳', phone: '13800138000' }])],
  });
  const breaks = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(breaks, async (changes) => {
      const broken = Uint8Array.from(whole);
      for (const [at, byte] of changes) broken[at] = byte;
      const outcome = await readSheet(broken).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
      assert.match(outcome, /^(read|sheets\.)/u);
    }),
    { numRuns: 300 },
  );
});

test('endless cells are passed over quickly', async () => {
  const long = ['('.repeat(30_000), '9'.repeat(30_000), `2026-3-1${' '.repeat(30_000)}x`, '3栋'.repeat(10_000)];
  const started = performance.now();
  for (const cell of long) {
    const reading = await readSheet(
      `订单号\t数量\t订单金额\t下单时间\t联系电话\t地址\t${cell}\nD1${`\t${cell}`.repeat(6)}`,
    );
    assert.equal(reading.rowCount, 1);
  }
  assert.ok(performance.now() - started < 5000);
});
