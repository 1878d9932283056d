import { amountInLine } from './amount-in-line.ts';
import type { StatementEntry, StatementOptions, UnreadReason } from './statement.ts';
import { timeInLine } from './time-in-line.ts';

const failed =
  /退款|退还|已退|退回|失败|撤销|冲正|已关闭|未支付|待支付|待收款|待确认|已过期|未到账|未付|请(?:你|您)?(?:确认)?收款|等待/u;
const summary =
  /^(?:今日|本日|当日|本月|汇总|共计|合计|总计|累计)|(?:今日|本日|当日|本月)?第\s*\d+\s*笔.*共计|^共\s*\d+\s*笔/u;
/** Names of services and labels whose words would otherwise speak of a direction. */
const neutral =
  /微信支付|支付宝|付款(?:人|方|账户|账号|时间|码)|收款(?:人(?!民币)|方|账户|账号|时间|码|单)|支付(?:时间|方式|成功)|收\/支|付款方备注|收款方备注/gu;
const incoming =
  /收款|收入|到账|已收|收到|存入|转入|汇入|入账|转存|来自|贷方|[给向][你您我]|付款给[你您我]|转账给[你您我]/u;
const outgoing = new RegExp(
  [
    '支出|消费|扣款|扣费|转出|汇出|提现|还款|取款|缴费|代扣|借方',
    '转账?给(?![你您我])|(?:付款|支付|付|转)给(?![你您我])',
    '[给向](?![你您我])\\S{1,12}(?:转账|付款|支付)',
    '(?:^|(?<![向给])[你您我])已?(?:付款|支付)',
  ].join('|'),
  'u',
);
const paidWord = /转账|转了|已转|付款|已付|付了|已支付|付清|打款|转过来|转来/u;

/** A payment is told in fewer characters; what is longer is not looked at. */
const longestLine = 400;

/** Reads one payment from a line of a message, a bank's text or a seller's note, or says why not. */
export function readPaymentLine(
  line: string,
  options: StatementOptions & { timeZone: string },
): Omit<StatementEntry, 'raw' | 'lineNo'> | UnreadReason {
  if (line.length > longestLine) return 'not_a_payment';
  const plain = line.normalize('NFKC').replace(/[\u200b\u2005]/gu, ' ');
  if (/\ufffd/u.test(plain)) return 'damaged';
  if (summary.test(plain.trim())) return 'not_a_payment';
  const { at, rest } = timeInLine(plain, options);
  const amount = amountInLine(rest);
  if (amount === 'none') return 'no_amount';
  if (failed.test(plain)) return 'failed_or_refunded';
  if (amount === 'several') return 'several_amounts';
  const payer = payerOf(rest.slice(0, amount.start) + ' '.repeat(amount.end - amount.start) + rest.slice(amount.end));
  const direction = directionOf(rest, amount.sign, payer);
  if (direction === null) return 'direction_unclear';
  const reference =
    /(?:交易单号|订单号|流水号|凭证号|转账单号|单号)\s*[:：]?\s*([A-Za-z\d]{8,})/u.exec(plain)?.[1] ?? null;
  const remark = remarkOf(plain, { payer, after: rest.slice(amount.end) });
  return { at, amountFen: amount.fen, direction, payer, reference, remark };
}

function directionOf(line: string, sign: '+' | '-' | null, payer: string | null): 'in' | 'out' | null {
  const words = line.replace(neutral, ' ');
  const main = words.replace(/\([^()]*\)/gu, ' ');
  const [comes, goes] = [incoming, outgoing].map((pattern) => pattern.test(main));
  if (comes !== goes) return contradictsSign(comes ? 'in' : 'out', sign);
  if (comes) return null;
  if (sign !== null) return sign === '+' ? 'in' : 'out';
  return payer !== null && paidWord.test(main) ? 'in' : null;
}

function contradictsSign(direction: 'in' | 'out', sign: '+' | '-' | null): 'in' | 'out' | null {
  return sign === null || (sign === '+') === (direction === 'in') ? direction : null;
}

const name = String.raw`[\p{L}\p{Extended_Pictographic}·*_\-~A-Za-z\d()]{1,20}?`;
const payerForms: readonly RegExp[] = [
  new RegExp(
    `(?:付款人|付款方|对方户名|对方账户名|汇款人|转账人|对方|户名)\\s*[:：]\\s*(${name})(?=[\\s,，。;；】\\])]|$)`,
    'u',
  ),
  new RegExp(`来自\\s*[:：]?\\s*(${name})(?=[\\s,，。;；的+¥]|$)`, 'u'),
  new RegExp(`(?:^|[】\\]\\s,，。])(${name})\\s*(?:于[^向]{0,20})?(?:通过\\S{1,8})?向[你您]`, 'u'),
  new RegExp(`收到\\s*(${name})\\s*的?\\s*(?:微信|支付宝)?(?:转账|付款|红包|汇款)`, 'u'),
  new RegExp(
    `^\\s*(?:\\d{1,3}\\s*[.、)]\\s*)?(${name}(?:\\s${name})?)\\s*[:：,，]?\\s*(?:\\[转账\\]|微信|支付宝)?` +
      '(?:转账|转了|已转|付款|已付|付了|已支付|付清|打款|转过来|转来)',
    'u',
  ),
];
const noName =
  /^(?:向|给|微信|支付宝|银行|您|你|我|已|今日|本月|成功|通知|对方|朋友|二维码|到账)|尾号|收款|转账|付款|账户|人民币|余额/u;

function payerOf(line: string): string | null {
  for (const form of payerForms) {
    const found = form
      .exec(line)?.[1]
      ?.trim()
      .replace(/^[-_\s]+|[-_\s]+$/gu, '');
    if (found && !noName.test(found)) return found;
  }
  return null;
}

/** Words about the payment itself, which say nothing as a remark. */
const said = /来自|已?收款|已付款?|付款|已?转账|已转|付了|转了|已支付|付清|打款|到账|微信|支付宝/gu;

function remarkOf(line: string, found: { payer: string | null; after: string }): string | null {
  const stated = /(?:付款方备注|备注|附言|留言|用途|摘要)\s*[:：]?\s*([^,，。;；\n]+)/u.exec(line)?.[1];
  if (stated) return stated.trim();
  const bracket = /(?:收款|到账)[^()]*\(([^()]{1,30})\)/u.exec(line)?.[1];
  if (bracket) return bracket.trim();
  if (found.payer === null) return null;
  const after = found.after
    .replace(said, ' ')
    .replaceAll(found.payer, ' ')
    .replace(/^[\s,，。元块)】\]]+|[\s,，。]+$/gu, '');
  return after !== '' && after.length <= 30 && !/余额|银行/u.test(after) ? after : null;
}
