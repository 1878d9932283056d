import type { SourceLine } from '../normalise/source.ts';

export type Field =
  | 'seq'
  | 'buyer'
  | 'recipient'
  | 'phone'
  | 'item'
  | 'spec'
  | 'quantity'
  | 'note'
  | 'leaderNote'
  | 'status'
  | 'payTime'
  | 'amount'
  | 'refund'
  | 'price'
  | 'pickup'
  | 'address'
  | 'building'
  | 'unit'
  | 'room'
  | 'area'
  | 'product'
  | 'ignored';

export interface TableColumn {
  field: Field;
  /** Heading as written, for product columns with its price taken off. */
  title: string;
  price: number | null;
  unit: string | null;
  start: number;
  end: number;
}

export interface Cell {
  text: string;
  start: number;
  end: number;
}

export interface Table {
  head: SourceLine;
  columns: TableColumn[];
  rows: { line: SourceLine; cells: Cell[] }[];
  /** Lines of the text that are not part of the table. */
  before: SourceLine[];
  after: SourceLine[];
  separator: string;
}

const FIELDS: [RegExp, Field][] = [
  [/^(?:跟团号|序号|编号|订单号|接龙号|号|no\.?|#|团号)$/i, 'seq'],
  [
    /^(?:下单人|昵称|微信昵称|接龙人|买家|买家昵称|用户|用户昵称|姓名|微信名|客户|团员|参与人|名字|名称\(昵称\))$/,
    'buyer',
  ],
  [/^(?:收货人|收件人|收货人姓名|联系人|提货人)$/, 'recipient'],
  [/^(?:联系电话|电话|手机|手机号|手机号码|联系方式|收货电话|收件人电话|收货人电话)$/, 'phone'],
  [/^(?:商品|商品名称|品名|产品|商品信息|商品明细|接龙内容|购买商品|内容|订单内容|商品及数量)$/, 'item'],
  [/^(?:规格|商品规格|款式|型号)$/, 'spec'],
  [/^(?:数量|购买数量|份数|件数|商品数量|下单数量|订购数量)$/, 'quantity'],
  [/^(?:团员备注|备注|买家备注|留言|用户备注|订单备注|买家留言)$/, 'note'],
  [/^(?:团长备注|卖家备注|商家备注)$/, 'leaderNote'],
  [/^(?:订单状态|状态|付款状态|支付状态|是否付款|付款|支付)$/, 'status'],
  [/^(?:支付时间|下单时间|付款时间|时间|接龙时间|日期|提交时间)$/, 'payTime'],
  [/^(?:订单金额|金额|总价|合计|小计|实付|实付金额|总金额|应付|应付金额|实收|合计金额)(?:\(元\))?$/, 'amount'],
  [/^(?:退款金额|退款|已退款)(?:\(元\))?$/, 'refund'],
  [/^(?:单价|价格|售价|商品单价)(?:\(元\))?$/, 'price'],
  [/^(?:自提点|提货点|自提点名称|取货点|自提地点)$/, 'pickup'],
  [/^(?:详细地址|收货地址|地址|收件地址|配送地址)$/, 'address'],
  [/^(?:楼号|楼栋|楼栋号|栋|楼|幢|栋号|楼号\/楼栋)$/, 'building'],
  [/^(?:单元|单元号)$/, 'unit'],
  [/^(?:房号|房间号|门牌号|室号|门牌|房间|室)$/, 'room'],
  [/^(?:小区|园区|区域|小区名称)$/, 'area'],
  [/^(?:物流|快递单号|物流单号|核销状态|物流公司|省|市|区|微信号|分享人|团名|团购标题|签字|签收|核对)$/, 'ignored'],
];

function split(line: SourceLine, separator: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (;;) {
    const at = line.text.indexOf(separator, start);
    const end = at < 0 ? line.text.length : at;
    cells.push({ text: line.text.slice(start, end).trim(), start: line.start + start, end: line.start + end });
    if (at < 0) break;
    start = at + separator.length;
  }
  if (separator === '|' && cells[0]?.text === '') cells.shift();
  if (separator === '|' && cells.at(-1)?.text === '' && /\|\s*$/.test(line.text)) cells.pop();
  return cells;
}

function columnOf(cell: Cell): TableColumn {
  const title = cell.text.replace(/^["']|["']$/g, '').trim();
  const base = { title, price: null, unit: null, start: cell.start, end: cell.end };
  for (const [pattern, field] of FIELDS) if (pattern.test(title)) return { ...base, field };
  const priced = /^(.+?)\s*\(?[¥]?(\d+(?:\.\d+)?)\s*(?:元|块)?(?:\s*\/\s*(\p{L}{1,3}))?\)?$/u.exec(title);
  if (priced !== null && /\p{L}/u.test(priced[1] as string)) {
    return {
      ...base,
      field: 'product',
      title: (priced[1] as string).replace(/[(\s]+$/, ''),
      price: Number(priced[2]),
      unit: priced[3] ?? null,
    };
  }
  const unit = /^(.+?)\((斤|份|个|盒|箱|袋|包|瓶|kg|只)\)$/.exec(title);
  if (unit !== null) return { ...base, field: 'product', title: unit[1] as string, unit: unit[2] as string };
  return { ...base, field: title === '' ? 'ignored' : 'product' };
}

/** Reads a pasted table (tabs, bars or commas) with a heading row; null if there is none. */
export function readTable(lines: SourceLine[]): Table | null {
  for (const [index, line] of lines.entries()) {
    if (index > 30) return null;
    for (const separator of ['\t', '|', ',']) {
      if (!line.text.includes(separator)) continue;
      const columns = split(line, separator).map(columnOf);
      const known = columns.filter((column) => column.field !== 'product' && column.field !== 'ignored').length;
      const wanted = separator === ',' ? 4 : 2;
      if (
        columns.length < 3 ||
        known < wanted ||
        !columns.some(
          (column) =>
            column.field === 'buyer' ||
            column.field === 'recipient' ||
            column.field === 'seq' ||
            column.field === 'room',
        )
      )
        continue;
      return collectRows(lines, index, columns, separator);
    }
  }
  return null;
}

function collectRows(lines: SourceLine[], headIndex: number, columns: TableColumn[], separator: string): Table | null {
  const head = lines[headIndex] as SourceLine;
  const table: Table = { head, columns, rows: [], before: lines.slice(0, headIndex), after: [], separator };
  for (const line of lines.slice(headIndex + 1)) {
    if (line.text.trim() === '') continue;
    if (separator === '|' && /^[\s|:-]+$/.test(line.text)) continue;
    const cells = split(line, separator);
    if (cells.length >= Math.min(2, columns.length - 1) && line.text.includes(separator))
      table.rows.push({ line, cells });
    else table.after.push(line);
  }
  return table.rows.length === 0 ? null : table;
}
