import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStatementText } from './parse-statement-text.ts';
import type { StatementEntry } from './statement.ts';

const now = new Date('2026-03-05T00:00:00Z');
type Short = [direction: string, fen: number, payer: string | null, remark?: string | null, at?: string | null];
const short = ({ direction, amountFen, payer, remark, at }: StatementEntry): Short => [
  direction,
  amountFen,
  payer,
  remark,
  at,
];
const morning = '2026-03-01T10:05:00+08:00';

const read: Record<string, Short> = {
  '微信支付收款35.00元(朋友到店)': ['in', 3500, null, '朋友到店', null],
  '您尾号1234的储蓄卡账户3月1日10时5分收入(转账)人民币68.00元,余额1234.56元。[建设银行]': [
    'in',
    6800,
    null,
    null,
    morning,
  ],
  '【招商银行】您账户1234于03月01日10:05收款人民币68.00，余额1,100.00，付款人：王芳，备注：草莓': [
    ...(['in', 6800, '王芳', '草莓', morning] as const),
  ],
  '您尾号1234卡3月1日10:05工商银行收入(他行汇入)1,068.00元，余额1,234.56元，对方户名：王芳。【工商银行】': [
    ...(['in', 106_800, '王芳', null, morning] as const),
  ],
  '【农业银行】王芳于03月01日10:05向您尾号1234账户完成转存交易人民币68.00，余额1234.00。': [
    'in',
    6800,
    '王芳',
    null,
    morning,
  ],
  '您尾号1234的储蓄卡账户3月1日10时5分支出(消费)人民币20.00元,余额1214.56元。': ['out', 2000, null, null, morning],
  '支付宝成功收款35.00元。': ['in', 3500, null, null, null],
  '【支付宝】王芳通过扫码向你付款35.00元': ['in', 3500, '王芳', null, null],
  '你已成功收款0.01元（老顾客消费）': ['in', 1, null, '老顾客消费', null],
  '王阿姨 转账 68': ['in', 6800, '王阿姨', null, null],
  王阿姨转账68元: ['in', 6800, '王阿姨', null, null],
  '68 王芳 已付': ['in', 6800, '王芳', null, null],
  '你收到一笔转账￥68.00，来自王芳': ['in', 6800, '王芳', null, null],
  '【建设银行】您尾号1234的储蓄卡3月1日10时05分向王芳跨行转账支出人民币68.00元，余额100元': [
    'out',
    6800,
    null,
    null,
    morning,
  ],
  '【交通银行】您尾号*1234的卡于03月01日10:05网络支付转入68.00元，交易后余额为1000.00元': [
    'in',
    6800,
    null,
    null,
    morning,
  ],
  王芳68已付: ['in', 6800, '王芳', null, null],
  'A栋1203 李四 已付 70': ['in', 7000, 'A栋1203 李四', null, null],
  '3-501王芳 已转68': ['in', 6800, '3-501王芳', null, null],
  '1. 李雷 已付 35': ['in', 3500, '李雷', null, null],
  '3-501 已付 35元 草莓2份': ['in', 3500, '3-501', '草莓2份', null],
  '王芳 转账 1,068.50 3-501': ['in', 106_850, '王芳', '3-501', null],
  '二维码收款-来自王芳 3月1日 10:05 +35.00': ['in', 3500, '王芳', null, morning],
  收到王芳的转账68元: ['in', 6800, '王芳', null, null],
  王芳向你转账68: ['in', 6800, '王芳', null, null],
  '转账给王阿姨 68': ['out', 6800, null, null, null],
  '向王芳转账 20.00': ['out', 2000, null, null, null],
};

for (const [line, expected] of Object.entries(read)) {
  test(`${line} is read`, () => {
    const reading = parseStatementText(line, { now });
    assert.deepEqual(reading.unread, []);
    assert.deepEqual(reading.entries.map(short), [expected]);
    assert.equal(reading.entries[0]?.raw, line);
    assert.equal(reading.entries[0]?.lineNo, 1);
  });
}

const unread: Record<string, string> = {
  '王阿姨 68': 'direction_unclear',
  '王阿姨 转账 68 两箱 35': 'several_amounts',
  '王芳 已付 35+35': 'several_amounts',
  '收款 35元x2': 'several_amounts',
  '王芳 已付 35 35': 'several_amounts',
  '张三 35.00 支付成功': 'direction_unclear',
  '王芳 已付款 七十': 'no_amount',
  '王阿姨 转账 68 退款': 'failed_or_refunded',
  '王芳向你转账68.00元，请收款': 'failed_or_refunded',
  '今日第3笔收款，共计￥105.00': 'not_a_payment',
  大家好: 'no_amount',
  '王阿姨 转账 0': 'no_amount',
  '王阿姨 转账 1e5': 'no_amount',
  '王阿姨 转账 35.005': 'no_amount',
  '收款 35.00元 支付给李雷': 'direction_unclear',
  '收款 35.0\ufffd元': 'damaged',
};

for (const [line, why] of Object.entries(unread)) {
  test(`${line} is left to the seller: ${why}`, () => {
    const reading = parseStatementText(line, { now });
    assert.deepEqual(reading.entries, []);
    assert.deepEqual(reading.unread, [{ lineNo: 1, raw: line, why }]);
  });
}

test('a payment card and the list of the bill are joined from their lines', () => {
  const text =
    '收款到账通知\n3月1日 10:05\n收款金额\n￥35.00\n付款方备注\n3-501草莓\n汇总\n今日第3笔收款，共计￥105.00\n\n' +
    '转账-来自王芳\n3月1日 10:05\n+68.00\n美团\n3月1日 10:05\n-15.00';
  const reading = parseStatementText(text, { now });
  assert.deepEqual(reading.unread, []);
  assert.deepEqual(reading.entries.map(short), [
    ['in', 3500, null, '3-501草莓', morning],
    ['in', 6800, '王芳', null, morning],
    ['out', 1500, null, null, morning],
  ]);
  assert.deepEqual(
    reading.entries.map(({ lineNo }) => lineNo),
    [1, 10, 13],
  );
});

test('a date without a year stays without a time when today is not told', () => {
  const [entry] = parseStatementText('王芳 转账 68 3月1日 10:05').entries;
  assert.equal(entry?.at, null);
  const [last] = parseStatementText('王芳 12月30日 转账 68', { now }).entries;
  assert.equal(last?.at, '2025-12-30T00:00:00+08:00');
});

test("WeChat's personal bill", () => {
  const text = [
    '微信支付账单明细,,,,,,,,,,',
    '----------------------微信支付账单明细列表--------------------,,,,,,,,,,',
    '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
    '2026-03-01 10:05:00,转账,王芳,"转账备注:3-501草莓",收入,¥68.00,/,已存入零钱,"1000050001	","/","/"',
    '2026-03-01 10:05:00,二维码收款,李雷,"收款方备注:二维码收款付款方留言:蓝莓",收入,¥1035.00,/,已收钱,"1002	","/","/"',
    '2026-03-01 10:05:00,商户消费,美团,"外卖",支出,¥35.00,零钱,支付成功,"1003	","/","/"',
    '2026-03-01 10:05:00,转账,王芳,"转账备注:微信转账",收入,¥35.00,零钱,已全额退款,"1004	","/","/"',
    '2026-03-01 10:05:00,零钱提现,招商银行,"/",/,¥35.00,零钱,提现已到账,"1005	","/","/"',
    '2026-03-01 10:05:00,转账,王芳,"/",收入,¥1,035.00,零钱,已存入零钱,"1006	","/","/"',
  ];
  const reading = parseStatementText(text.join('\r\n'));
  assert.equal(reading.source, 'bill');
  assert.deepEqual(reading.entries.map(short), [
    ['in', 6800, '王芳', '3-501草莓', morning],
    ['in', 103_500, '李雷', '蓝莓', morning],
    ['out', 3500, '美团', '外卖', morning],
  ]);
  assert.equal(reading.entries[0]?.reference, '1000050001');
  assert.deepEqual(
    reading.unread.map(({ lineNo, why }) => [lineNo, why]),
    [
      [1, 'not_a_payment'],
      [2, 'not_a_payment'],
      [3, 'not_a_payment'],
      [7, 'failed_or_refunded'],
      [8, 'not_a_payment'],
      [9, 'damaged'],
    ],
  );
});

test("Alipay's bill, a bank's sheet with two columns and one with signs", () => {
  const alipay = parseStatementText(
    '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注\n' +
      '2026-03-01 10:05:00,转账红包,王芳,138****8000,转账,收入,68.00,余额宝,交易成功,2026030122001,,\n' +
      '2026-03-01 10:05:00,退款,淘宝,,退款-草莓,不计收支,35.00,,退款成功,2026030122002,,\n',
  );
  assert.deepEqual(alipay.entries.map(short), [['in', 6800, '王芳', null, morning]]);
  const bank = parseStatementText(
    '交易日期\t交易时间\t收入金额\t支出金额\t余额\t对方户名\t摘要\n' +
      '2026-03-01\t10:05:00\t1,068.00\t\t1,234.00\t王芳\t草莓钱\n' +
      '20260301\t100500\t\t20.00\t1,214.00\t电力公司\t缴费\n合计\t\t1068\t20\t\t\t\n',
  );
  assert.deepEqual(bank.entries.map(short), [
    ['in', 106_800, '王芳', '草莓钱', morning],
    ['out', 2000, '电力公司', '缴费', morning],
  ]);
  const signed = parseStatementText(
    '交易时间,对方户名,交易金额\n2026-03-01 10:05,王芳,68.00\n2026-03-01 10:05,电力公司,-20.00\n',
  );
  assert.deepEqual(signed.entries.map(short), [
    ['in', 6800, '王芳', null, morning],
    ['out', 2000, '电力公司', null, morning],
  ]);
  const unsigned = parseStatementText('交易时间,对方户名,交易金额\n2026-03-01 10:05,王芳,68.00\n');
  assert.deepEqual(unsigned.entries, []);
  assert.equal(unsigned.unread[1]?.why, 'direction_unclear');
});

test("WeChat Pay's merchant bill with its backticks and footer", () => {
  const header =
    '交易时间,公众账号ID,商户号,微信订单号,商户订单号,用户标识,交易类型,交易状态,应结订单金额,商品名称,订单金额,费率备注';
  const row = (status: string, fen: string) =>
    ['2026-03-01 10:05:00', 'wx1', '19000', '42000001', 'D1001', 'oAbc', 'JSAPI', status, fen, '草莓,2斤', fen, '']
      .map((cell) => `\`${cell}`)
      .join(',');
  const text = [header, row('SUCCESS', '68.00'), row('REFUND', '0.00'), '总交易单数,应结订单总金额', '`2,`68.00'].join(
    '\r\n',
  );
  const reading = parseStatementText(`\ufeff${text}\r\n`);
  assert.deepEqual(reading.entries.map(short), [['in', 6800, null, '草莓,2斤', morning]]);
  assert.deepEqual(
    reading.unread.map(({ lineNo, why }) => [lineNo, why]),
    [
      [1, 'not_a_payment'],
      [3, 'failed_or_refunded'],
      [4, 'not_a_payment'],
      [5, 'not_a_payment'],
    ],
  );
});
