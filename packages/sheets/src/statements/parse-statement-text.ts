import { paymentBlocks } from './payment-blocks.ts';
import { readBill } from './read-bill.ts';
import { readPaymentLine } from './read-payment-line.ts';
import type { StatementOptions, StatementReading } from './statement.ts';

/**
 * Reads the payments in a pasted statement: a bill as WeChat, Alipay or a bank exports it, copied payment messages,
 * bank texts, or a seller's own notes such as `王阿姨 转账 68`. A line that does not say clearly how much moved and
 * which way is in `unread` with its reason; nothing is guessed and no line is lost.
 */
export function parseStatementText(text: string, options: StatementOptions = {}): StatementReading {
  const timeZone = options.timeZone ?? 'Asia/Shanghai';
  const bill = readBill(text, timeZone);
  if (bill) return bill;
  const reading: StatementReading = { source: 'lines', entries: [], unread: [] };
  for (const block of paymentBlocks(text)) {
    const { raw, lineNo } = block;
    const read = readPaymentLine(block.text, { ...options, timeZone });
    if (typeof read === 'string') reading.unread.push({ lineNo, raw, why: read });
    else reading.entries.push({ ...read, raw, lineNo });
  }
  return reading;
}
