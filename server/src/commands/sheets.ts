import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { matchTracking, readSheet, SheetError, type ReadOptions } from '@heyi/sheets';
import type { Command } from './command.ts';

const help = `npm run --silent heyi -- sheets inspect FILE [--sheet NAME] [--password TEXT] [--limit N]
Prints as JSON how an order or tracking sheet is read: its header row, what each column means, its rows and what is
wrong with them. FILE is xlsx, csv or tsv; --limit prints the first N rows only, rowCount stays that of the whole sheet.

npm run --silent heyi -- sheets match --orders FILE --tracking FILE
Prints as JSON which tracking number belongs to which order, what is unsure and what is left over.`;

export const sheetsCommand: Command = {
  help,
  run: async ([verb, ...args]) => {
    const print = verbs[verb ?? ''];
    if (print === undefined) throw new Error(help);
    try {
      process.stdout.write(`${JSON.stringify(await print(args), null, 2)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      const { code, details } = error;
      process.stderr.write(`${error.text('zh-CN')} ${error.text('en')}\n`);
      process.stdout.write(`${JSON.stringify({ error: { code, details, message: error.message } }, null, 2)}\n`);
      return 1;
    }
  },
};

const verbs: Readonly<Record<string, (args: string[]) => Promise<unknown>>> = { inspect, match };

async function inspect(args: string[]): Promise<unknown> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { sheet: text, password: text, limit: text },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(help);
  const reading = await read(file, {
    ...(values.sheet !== undefined && { sheet: values.sheet }),
    ...(values.password !== undefined && { password: values.password }),
  });
  return {
    sheet: reading.sheet,
    platform: reading.platform,
    headerRow: reading.headerRow,
    columns: reading.columns.map(({ header, field, certainty }) => ({ header, field, certainty })),
    rowCount: reading.rowCount,
    rows: reading.rows.slice(0, limitOf(values.limit)),
    problems: reading.problems.map(({ row, column, code, message }) => ({ row, column, code, message })),
  };
}

async function match(args: string[]): Promise<unknown> {
  const text = { type: 'string' } as const;
  const { orders, tracking } = parseArgs({ args, options: { orders: text, tracking: text } }).values;
  if (orders === undefined || tracking === undefined) throw new Error(help);
  const [known, returned] = [await read(orders), await read(tracking)];
  const found = matchTracking(known.rows, returned.rows, { rowNumbers: returned.rowNumbers });
  const unread = returned.problems.map(({ row, column, code, message }) => ({ row, column, code, message }));
  return { ...found, problems: [...found.problems, ...unread].toSorted((a, b) => a.row - b.row) };
}

async function read(file: string, options: ReadOptions = {}) {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`打不开这个文件 The file cannot be opened: ${file} (${error.code ?? error.message})`);
  });
  return readSheet(bytes, options);
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--limit 要写一个整数 must be a whole number, not "${text}"`);
  return Number(text);
}
