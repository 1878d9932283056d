import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeGb18030 } from '../../testing/encode-gb18030.ts';
import { makeXlsx } from '../../testing/make-xlsx.ts';
import { platformSheets } from '../../testing/platform-sheets.ts';
import { headerName } from '../vocabulary/header-name.ts';
import { readSheet } from './read-sheet.ts';

const quoted = (cell: string) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function cellsOf(sheet: (typeof platformSheets)[number]): string[] {
  const seen = new Set<string>();
  return sheet.header.map((header) => {
    const again = seen.has(header);
    seen.add(header);
    return again ? '' : (sheet.cells[header] ?? '');
  });
}

for (const sheet of platformSheets) {
  const lines = [sheet.header, cellsOf(sheet)];
  const csv = lines.map((line) => line.map(quoted).join(',')).join('\r\n');
  const forms: [string, () => Promise<Uint8Array | string>][] = [
    ['csv', async () => csv],
    ['tab-separated cells', async () => lines.map((line) => line.map((cell) => cell.trim()).join('\t')).join('\n')],
    ['GB18030 csv', async () => encodeGb18030(csv.replaceAll('🌿', ''))],
    ['xlsx', () => makeXlsx({ rows: lines })],
  ];
  for (const [form, make] of forms) {
    test(`${sheet.name} is read from ${form}`, async () => {
      const reading = await readSheet(await make());
      const row =
        form === 'GB18030 csv' && sheet.row.buyerName
          ? { ...sheet.row, buyerName: sheet.row.buyerName.replace('🌿', '') }
          : sheet.row;
      assert.deepEqual(reading.rows, [row]);
      assert.equal(reading.platform, sheet.platform);
      assert.equal(reading.headerRow, 1);
    });
  }

  test(`${sheet.name} leaves out only what is of no use`, async () => {
    const reading = await readSheet(csv);
    const without = reading.columns.filter(({ field }) => field === null);
    const names = new Set(without.map(({ header }) => headerName(header)));
    assert.deepEqual(names, new Set(sheet.unused.map(headerName)));
    const reasons = without.filter(({ ignored }) => ignored !== 'known-unused').map(({ header }) => header);
    assert.deepEqual(reasons, []);
    const { nonEmpty, used, ignored, inProblems } = reading.cells;
    assert.equal(used + ignored + inProblems, nonEmpty);
  });
}
