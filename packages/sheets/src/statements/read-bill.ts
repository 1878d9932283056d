import { parse } from 'csv-parse/sync';
import { plainText } from '../cells/plain-text.ts';
import { readTime } from '../cells/read-time.ts';
import { fenOf } from './amount-in-line.ts';
import { billColumns } from './bill-columns.ts';
import type { BillColumns } from './bill-columns.ts';
import type { StatementEntry, StatementReading, UnreadReason } from './statement.ts';

const searchedLines = 60;

interface BillPlace {
  columns: BillColumns;
  timeZone: string;
  /** Whether amounts without a sign are receipts because others carry a minus. */
  minusMeansOut: boolean;
}

/** Reads a bill with a header line, as WeChat, Alipay and banks export it; null when the text has no such header. */
export function readBill(text: string, timeZone: string): StatementReading | null {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u);
  const header = findHeader(lines);
  if (!header) return null;
  const { columns, delimiter, index } = header;
  const reading: StatementReading = { source: 'bill', entries: [], unread: [] };
  const rows = lines.map((raw, at) => ({ raw, lineNo: at + 1, cells: at > index ? cellsOf(raw, delimiter) : [] }));
  const amountOf = (cells: string[]) => (columns.amount === null ? '' : (cells[columns.amount] ?? ''));
  const place = { columns, timeZone, minusMeansOut: rows.some(({ cells }) => amountOf(cells).startsWith('-')) };
  for (const { raw, lineNo, cells } of rows) {
    if (raw.trim() === '' || cells.every((cell) => cell === '')) {
      if (raw.trim() !== '') reading.unread.push({ lineNo, raw, why: 'not_a_payment' });
      continue;
    }
    const read = readBillRow(cells, place);
    if (typeof read === 'string') reading.unread.push({ lineNo, raw, why: read });
    else reading.entries.push({ ...read, raw, lineNo });
  }
  return reading;
}

function findHeader(lines: string[]): { columns: BillColumns; delimiter: string; index: number } | null {
  for (const [index, line] of lines.slice(0, searchedLines).entries()) {
    for (const delimiter of [',', '\t']) {
      const columns = line.includes(delimiter) ? billColumns(cellsOf(line, delimiter)) : null;
      if (columns) return { columns, delimiter, index };
    }
  }
  return null;
}

/** WeChat's merchant bill marks every field with a backtick instead of quoting. */
function cellsOf(line: string, delimiter: string): string[] {
  if (line.startsWith('`')) return line.slice(1).split(`${delimiter}\``).map(plainText);
  const records: string[][] = parse(line, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    quote: closes(line) ? '"' : false,
  });
  return (records[0] ?? []).map(plainText);
}

function closes(line: string): boolean {
  return (line.match(/"/gu)?.length ?? 0) % 2 === 0;
}

function readBillRow(cells: string[], place: BillPlace): Omit<StatementEntry, 'raw' | 'lineNo'> | UnreadReason {
  const { columns, timeZone } = place;
  const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''));
  const read = (text: string) => readTime({ text, kind: 'text' }, timeZone).value;
  const time = read(cell(columns.time)) ?? read(`${cell(columns.day)} ${cell(columns.time)}`);
  if (typeof time !== 'string') return 'not_a_payment';
  if (cells.join('').includes('\ufffd') || cells.slice(columns.width).some((extra) => extra !== '')) return 'damaged';
  const status = `${cell(columns.status)} ${cell(columns.direction)}`;
  if (/退款|退还|失败|关闭|撤销|冲正|REFUND|REVOKED|CLOSED|PAYERROR|NOTPAY/iu.test(status)) return 'failed_or_refunded';
  if ((fenOf(bareAmount(cell(columns.refund))) ?? 0) > 0) return 'failed_or_refunded';
  const money = movedMoney(cell, place);
  if (typeof money === 'string') return money;
  return {
    at: time,
    ...money,
    payer: said(cell(columns.payer)),
    reference: said(cell(columns.reference)),
    remark: said(messageOf(cell(columns.remark))) ?? said(messageOf(cell(columns.goods))),
  };
}

type Moved = Pick<StatementEntry, 'amountFen' | 'direction'>;

function movedMoney(cell: (column: number | null) => string, place: BillPlace): Moved | UnreadReason {
  const { columns, minusMeansOut } = place;
  if (columns.incoming !== null) {
    const [came, went] = [columns.incoming, columns.outgoing].map((column) => fenOf(bareAmount(cell(column))));
    if (came && went) return 'several_amounts';
    if (came) return { amountFen: came, direction: 'in' };
    return went ? { amountFen: went, direction: 'out' } : 'no_amount';
  }
  const text = cell(columns.amount);
  const amountFen = fenOf(bareAmount(text));
  if (amountFen === null) return 'no_amount';
  if (columns.direction !== null) {
    const direction = statedDirection(cell(columns.direction));
    return direction === 'none'
      ? 'direction_unclear'
      : direction === 'neither'
        ? 'not_a_payment'
        : { amountFen, direction };
  }
  if (/^[^\d]*-/u.test(text)) return { amountFen, direction: 'out' };
  return minusMeansOut || /^[^\d]*\+/u.test(text) ? { amountFen, direction: 'in' } : 'direction_unclear';
}

function statedDirection(text: string): 'in' | 'out' | 'neither' | 'none' {
  if (/不计收支|中性|^\/$/u.test(text)) return 'neither';
  const comes = /收入|^收$|^贷|存入|转入|已收入|^C(?:R)?$|SUCCESS/iu.test(text);
  const goes = /支出|^支$|^借|支取|转出|已支出|^D(?:R)?$|^付$/iu.test(text);
  if (comes === goes) return 'none';
  return comes ? 'in' : 'out';
}

function bareAmount(text: string): string {
  return text.normalize('NFKC').replace(/[¥￥元\s+-]/gu, '');
}

function said(text: string): string | null {
  return text === '' || /^[/\-—]+$/u.test(text) ? null : text;
}

/** The words the payer wrote, without the platform's own around them. */
function messageOf(text: string): string {
  const message = /(?:付款方留言|转账备注|付款方备注|收款方备注)\s*[:：]\s*(.*)$/u.exec(text);
  const words = (message?.[1] ?? text).replace(/^二维码收款(?:付款方留言\s*[:：])?/u, '').trim();
  return /^(?:微信转账|转账|二维码收款|收款)$/u.test(words) ? '' : words;
}
