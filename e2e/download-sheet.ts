import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Locator, Page } from 'playwright-core';

export interface DownloadedSheet {
  readonly name: string;
  readonly header: readonly string[];
  /** Below the header, without the totals row. */
  readonly rows: readonly (readonly unknown[])[];
  /** The result of each sum in the last row, by its column's title; empty without a totals row. */
  readonly totals: Readonly<Record<string, number>>;
}

/** Presses a button that downloads a workbook and reads what came; every sheet's header must be frozen. */
export async function downloadSheets(page: Page, button: Locator): Promise<DownloadedSheet[]> {
  const [download, reply] = await Promise.all([
    page.waitForEvent('download'),
    page.waitForResponse((one) => one.url().endsWith('/file')),
    button.click(),
  ]);
  // The name Chromium suggests is cut where the machine's own file names cannot be Chinese.
  assert.match(decodeURIComponent(reply.headers()['content-disposition'] ?? ''), /周末山海团.*\.xlsx$/);
  const workbook = new Workbook();
  await workbook.xlsx.load(await readFile(await download.path()));
  return workbook.worksheets.map(readDownloaded);
}

function readDownloaded(sheet: Worksheet): DownloadedSheet {
  const view = sheet.views[0];
  assert.equal(view?.state, 'frozen');
  const headerRow = view.ySplit!;
  const lines = Array.from({ length: sheet.rowCount }, (_, index) => cellsOf(sheet, index + 1));
  const header = lines[headerRow - 1]!.map(String);
  const below = lines.slice(headerRow).filter((cells) => cells.some((cell) => cell !== null));
  const last = below.at(-1);
  const hasTotals = last?.[0] === '合计';
  const sums = hasTotals ? last.map((cell) => (cell as { result?: number } | null)?.result) : [];
  const totals = Object.fromEntries(header.flatMap((title, at) => (sums[at] === undefined ? [] : [[title, sums[at]]])));
  return { name: sheet.name, header, rows: hasTotals ? below.slice(0, -1) : below, totals };
}

const cellsOf = (sheet: Worksheet, row: number): unknown[] =>
  Array.from({ length: sheet.columnCount }, (_, index) => sheet.getRow(row).getCell(index + 1).value);
