export interface PaymentBlock {
  /** The lines as one text, labels joined to their values. */
  text: string;
  raw: string;
  lineNo: number;
}

const cardTitle =
  /^(?:微信支付|微信收款助手|收款到账通知|转账收款通知|收款通知|到账通知|二维码收款到账|动账提醒|收款助手)$/u;
const labels =
  '收款金额|转账金额|到账金额|付款金额|金额|付款方备注|付款人备注|收款方备注|付款人|付款方|付款方式|来自|转账时间|收款时间|' +
  '到账时间|支付时间|交易时间|汇总|备注|收款账户|到账账户|交易单号|转账单号|对方';
const label = new RegExp(`^(?:${labels})\\s*[:：]?$`, 'u');
const amountOnly = /^[+-]?\s*[¥￥]?\s*[\d,]+\.\d{2}\s*元?$/u;
const timeOnly =
  /^(?:\d{4}[-/年.])?\s*\d{1,2}[-/月.]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$|^\d{1,2}:\d{2}(?::\d{2})?$/u;

/**
 * Joins the lines of one payment: a payment card copied with its labels on lines of their own, or the three lines of
 * the bill's list (who, when, how much). Every other line is a block of its own.
 */
export function paymentBlocks(text: string): PaymentBlock[] {
  const lines = text
    .split(/\r\n?|\n/u)
    .map((raw, index) => ({ raw, lineNo: index + 1, line: raw.normalize('NFKC').trim() }));
  const blocks: PaymentBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const taken = lines.slice(at, at + Math.max(1, cardLength(lines, at) || listLength(lines, at)));
    const first = taken[0];
    if (first && taken.some(({ line }) => line !== '')) {
      const raw = taken
        .map((one) => one.raw)
        .join('\n')
        .trimEnd();
      blocks.push({ text: joined(taken.map(({ line }) => line)), raw, lineNo: first.lineNo });
    }
    at += taken.length;
  }
  return blocks;
}

type Line = { line: string };

/** A card runs from its title, or from the label of its amount, to an empty line or the next title. */
function cardLength(lines: Line[], at: number): number {
  const line = lines[at]?.line ?? '';
  const opens = cardTitle.test(line) || (label.test(line) && /金额/u.test(line));
  if (!opens) return 0;
  let end = at + 1;
  while (
    end < lines.length &&
    (lines[end]?.line ?? '') !== '' &&
    !(cardTitle.test(lines[end]?.line ?? '') && end > at + 1)
  )
    end++;
  const body = lines.slice(at, end);
  const labelled = body.some((one) => label.test(one.line));
  return labelled && body.length >= 2 ? end - at : 0;
}

/** Who; then when and how much in either order. */
function listLength(lines: Line[], at: number): number {
  const who = lines[at]?.line ?? '';
  if (who === '' || /\d/u.test(who) || label.test(who)) return 0;
  const [second = '', third = ''] = [lines[at + 1]?.line, lines[at + 2]?.line];
  if ((timeOnly.test(second) && amountOnly.test(third)) || (amountOnly.test(second) && timeOnly.test(third))) return 3;
  return amountOnly.test(second) ? 2 : 0;
}

/** 付款方备注 + 3-501 → 付款方备注:3-501; sums of the day are left out. */
function joined(lines: string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1];
    if (/^(?:汇总|今日|本日)/u.test(line)) {
      if (label.test(line)) at++;
      if (lines.length === 1) parts.push(line);
    } else if (label.test(line) && next !== undefined && !label.test(next)) {
      parts.push(`${line.replace(/[:：]$/u, '')}:${next}`);
      at++;
    } else if (line !== '') parts.push(line);
  }
  return parts.join(', ').replace(/([一-龥]), (?=[+-]?[¥￥]?[\d,]+\.\d{2})/gu, '$1 ');
}
