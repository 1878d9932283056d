import { headerName } from '../vocabulary/header-name.ts';

/** Where a bill keeps what; 0-based columns, null when it has none. */
export interface BillColumns {
  /** A row with more cells has come apart, usually at a comma in an amount. */
  width: number;
  /** Date and time, or the time alone when there is a column for the day. */
  time: number;
  day: number | null;
  /** One amount with a direction column, or one column for each direction. */
  amount: number | null;
  direction: number | null;
  incoming: number | null;
  outgoing: number | null;
  payer: number | null;
  status: number | null;
  reference: number | null;
  remark: number | null;
  goods: number | null;
  refund: number | null;
}

const names = {
  time: ['交易时间', '付款时间', '交易创建时间', '记账时间', '入账时间', '时间', '交易时刻'],
  day: ['交易日期', '记账日期', '日期', '入账日期', '交易日'],
  amount: ['金额', '交易金额', '收支金额', '订单金额', '应结订单金额', '发生额', '交易额', '总金额'],
  direction: ['收/支', '收支', '收支类型', '借贷标志', '借贷标识', '收支方向', '借贷', '借/贷', '收/付', '交易状态'],
  incoming: ['收入金额', '收入', '贷方发生额', '贷方金额', '存入金额', '转入金额', '贷方', '存入', '收入(元)'],
  outgoing: ['支出金额', '支出', '借方发生额', '借方金额', '支取金额', '转出金额', '借方', '支取'],
  payer: [
    '交易对方',
    '对方户名',
    '对方名称',
    '对方账户名称',
    '付款人',
    '对手方',
    '对方姓名',
    '付款方',
    '对方',
    '对方账户名',
  ],
  status: ['当前状态', '交易状态', '状态', '订单状态'],
  reference: [
    '交易单号',
    '交易号',
    '交易订单号',
    '微信订单号',
    '流水号',
    '交易流水号',
    '资金流水单号',
    '核心流水号',
    '业务凭证号',
    '凭证号',
  ],
  remark: ['备注', '附言', '摘要', '用途', '交易附言', '转账附言', '商户数据包', '交易说明'],
  goods: ['商品', '商品说明', '商品名称'],
  refund: ['成功退款', '退款金额'],
} satisfies Record<Exclude<keyof BillColumns, 'width'>, string[]>;

/** The columns of a bill, when this row is its header; null for any other row. */
export function billColumns(cells: readonly string[]): BillColumns | null {
  const headers = cells.map(headerName);
  const find = (part: keyof typeof names, not: number | null = null): number | null => {
    const found = names[part].map((name) => headers.indexOf(name)).find((index) => index !== -1 && index !== not);
    return found ?? null;
  };
  const day = find('day');
  const time = find('time') ?? day;
  if (time === null) return null;
  const amount = find('amount');
  const [incoming, outgoing] = [find('incoming'), find('outgoing')];
  const direction = find('direction');
  if (incoming === null && amount === null) return null;
  if (direction === null && incoming === null && find('payer') === null) return null;
  return {
    time,
    day,
    width: cells.length,
    amount: incoming === null ? amount : null,
    direction,
    incoming,
    outgoing,
    payer: find('payer'),
    status: find('status', direction === find('status') ? direction : null),
    reference: find('reference'),
    remark: find('remark'),
    goods: find('goods'),
    refund: find('refund'),
  };
}
