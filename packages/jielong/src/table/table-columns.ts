import type { SourceLine } from '../normalise/source.ts';
import { placeAt, phoneAt } from '../scan/scan-places.ts';

export type Field =
  | 'seq'
  | 'order'
  | 'buyer'
  | 'name'
  | 'recipient'
  | 'phone'
  | 'tail'
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
  | 'place'
  | 'building'
  | 'unit'
  | 'room'
  | 'area'
  | 'product'
  | 'unknown'
  | 'ignored';

export interface TableColumn {
  field: Field;
  /** Heading as written, for product columns with price and package taken off. */
  title: string;
  spec: string | null;
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

/** A cell that says: none of it. */
export const NONE = /^(?:0|\/|-+|—+|无|没有|x|×|)$/i;

const PERSON = '(?:微信|群|群内|买家|用户|客户|团员|下单|购买|接龙|订购|报名|参团|跟团|顾客|会员)';
const RECEIVER = '(?:收货|收件|提货|取货|自提|联系|领取)';

/** Headings in the order they are tried: what is more particular stands first. */
const FIELDS: [RegExp, Field][] = [
  [/^(?:跟团号|跟团编号|序号|序|编号|接龙号|接龙序号|号|行号|no\.?|#|团号)$/i, 'seq'],
  [/^(?:(?:订单|流水|交易|商户)(?:编号|号码?|id)|单号|订单)$/i, 'order'],
  [/尾号|[后末](?:四|4)[位码]|[末后]五码/, 'tail'],
  [/^(?:姓名|名字|真实姓名|真名)$/, 'name'],
  [new RegExp(`^${RECEIVER}(?:人|者)?(?:姓名|名字)?$|^${RECEIVER}人(?:名称|信息)$`), 'recipient'],
  [
    new RegExp(
      `^(?:${PERSON}*(?:昵称|姓名|名字|名|人|者|id|微信名)|买家|用户|客户|团员|顾客|名称\\(昵称\\)|网名|群友|邻居|业主|住户|户主|会员|称呼|家庭)$`,
      'i',
    ),
    'buyer',
  ],
  [
    new RegExp(
      `^(?:${RECEIVER}人?|买家|用户|客户|团员|下单人?)?(?:的)?(?:联系)?(?:电话|手机|手机号|手机号码|电话号码|号码|方式|tel|mobile)$`,
      'i',
    ),
    'phone',
  ],
  [
    /^(?:商品|货品|商品名称?|货品名称?|品名|品种|品类|产品|产品名称?|商品信息|商品明细|商品详情|接龙内容|购买商品|内容|订单内容|订单明细|订购内容|购买内容|下单内容|商品及数量|明细|清单)$/,
    'item',
  ],
  [/^(?:商品|货品|产品)?(?:规格|款式|型号|规格型号)$/, 'spec'],
  [
    /^(?:购买|商品|货品|下单|订购|订货|订|预订|接龙|跟团)?(?:数量|份数|件数|个数|袋数|盒数|箱数|瓶数|包数|只数|斤数|几份|几件|数|总数|总份数|总件数|总数量|合计数量|合计件数|合计份数|件数合计)(?:\((?:份|件|个|盒|箱|袋|斤)\))?$/,
    'quantity',
  ],
  [/^(?:团长|卖家|商家|店家|店铺|客服)(?:备注|留言)$/, 'leaderNote'],
  [
    /^(?:团员|买家|用户|客户|订单|顾客|特殊|配送|口味)?(?:备注|留言|附言|说明|要求|备注信息|其他|其它|备注说明)$/,
    'note',
  ],
  [
    /^(?:订单|付款|支付|收款|交易|缴费|核销)?状态$|^(?:是否|有没有|有无)?(?:已)?(?:付款|支付|付|收款|付清|缴费|付钱)(?:情况|与否|否|没|了吗|了没)?$/,
    'status',
  ],
  [/(?:时间|日期)$/, 'payTime'],
  [/^(?:退款金额|退款|已退款|已退)$/, 'refund'],
  [/^(?:商品|货品|产品|销售|团购)?(?:单价|价格|售价|团购价)$/, 'price'],
  [
    /^(?:订单|支付|付款|商品|应付|实付|应收|实收|合计|总|成交)?(?:金额|总价|总额|款额|合计|小计|总计|实付|应付|实收|应收|应付款|实付款|价钱|钱数|总金额)$/,
    'amount',
  ],
  [
    /^(?:自提|提货|取货|领取|自取|提货自提|配送)(?:点|地点|地址|站|站点|处|门店|点名称|位置)(?:名称)?$|^(?:网点|站点|取货门店|提货门店|门店)$/,
    'pickup',
  ],
  [/^(?:详细|收货|收件|配送|送货|邮寄|快递)?地址$/, 'address'],
  [/^(?=.*(?:楼|栋|幢|单元))(?=.*(?:房|室|门牌|户)).*$|^(?:门牌号?码?|住址|几栋几号|楼栋单元)$/, 'place'],
  [/^(?:楼号|楼栋|楼栋号|栋|楼|幢|栋号|幢号|楼号\/楼栋|几号楼|几栋|座|座号|楼幢)$/, 'building'],
  [/^(?:单元|单元号|几单元)$/, 'unit'],
  [/^(?:房号|房间号|室号|房间|室|户号|房|房号室号|几室)$/, 'room'],
  [/^(?:小区|园区|区域|小区名称?|小区名字|片区|社区)$/, 'area'],
  [
    /^(?:物流|快递|快递单号|物流单号|核销|核销码|物流公司|快递公司|省份?|城市|市|区|区县|街道|微信号|分享人|推荐人|团名|团购标题|接龙标题|标题|签字|签收|签名|核对|头像|链接|图片|支付方式|付款方式|收款方式|渠道|来源)$/,
    'ignored',
  ],
  [/(?:运费|邮费|配送费|服务费|优惠|立减|折扣|红包|积分|余额|佣金)$/, 'ignored'],
];

const NOT_GOODS =
  /(?:费|额|款|价|金|元|时间|日期|状态|方式|号码?|编码|代码|链接|人数|次数|年龄|楼层|重量|合计|总计|总数|总量|备注)$/;
const PACKAGE =
  /^(.*?\p{L}.*?)[\s(]*((?:约|净重)?\d+(?:\.\d+)?\s*(?:kg|g|ml|l|克|斤|两|升|毫升|个|只|枚|盒|袋|包|瓶|罐|杯|片|条|块|支|粒|入|寸)装?(?:[*x/]\d*\p{L}{1,2})*)\)?$/iu;

/** What a heading says about its column. */
export function columnOf(cell: Cell): TableColumn {
  const title = cell.text.replace(/^["']|["']$/g, '').trim();
  const base = { title, spec: null, price: null, unit: null, start: cell.start, end: cell.end };
  const plain = title
    .replace(/^[*\s]+|[*:\s]+$/g, '')
    .replace(/\((?:必填|选填|可选|必须|元|可不填|非必填|如有|没有不填|单位:?元)\)$|[(/](?:元|¥)\)?$/, '')
    .replace(/\s+/g, '');
  if (plain === '') return { ...base, field: 'ignored' };
  const named = FIELDS.find(([pattern]) => pattern.test(plain));
  if (named !== undefined) return { ...base, field: named[1] };
  const priced =
    /^(.+?)\s*\(?(?:¥\s*(\d+(?:\.\d+)?)|(?<![\d.])(\d+(?:\.\d+)?)\s*(?:元|块)|(?<=[^\d\s])(\d+(?:\.\d+)?)(?=\/|\)?$))\s*(?:元|块)?(?:\s*\/\s*(\p{L}{1,3}))?\)?$/u.exec(
      title,
    );
  if (priced !== null && /\p{L}/u.test(priced[1] as string)) {
    const name = (priced[1] as string).replace(/[(\s:]+$/, '');
    return {
      ...base,
      ...packageOf(name),
      field: 'product',
      price: Number(priced[2] ?? priced[3] ?? priced[4]),
      unit: priced[5] ?? null,
    };
  }
  if (NOT_GOODS.test(plain)) return { ...base, field: 'unknown' };
  const unit = /^(.+?)[(/](斤|份|个|盒|箱|袋|包|瓶|kg|只|罐|桶|件|板|条|杯|框|筐|篮|公斤)\)?$/.exec(title);
  if (unit !== null) return { ...base, ...packageOf(unit[1] as string), field: 'product', unit: unit[2] as string };
  return { ...base, ...packageOf(title), field: /\p{L}/u.test(title) ? 'product' : 'unknown' };
}

function packageOf(title: string): { title: string; spec: string | null } {
  const match = PACKAGE.exec(title);
  const name = match?.[1]?.replace(/[(\s]+$/, '') ?? '';
  return match === null || name === '' ? { title, spec: null } : { title: name, spec: match[2] as string };
}

/** Small numbers, with a unit, in words or ticked; what a cell means is settled when its row is read. */
const COUNT =
  /^(?:[x*+]?\s*(?:\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十半]{1,2})\s*\p{L}{0,2}(?:\s*[(+].*)?|要|√|✓|✔)$/u;

/**
 * What the cells say about columns whose heading names nothing known: goods are counted in small numbers. A column of
 * places or phones is one; what is neither becomes `unknown`, so that each row asks about it.
 */
export function judgeColumns(columns: TableColumn[], rows: Cell[][]): void {
  const receiver = columns.some((column) => column.field === 'recipient');
  const buyer = columns.some((column) => column.field === 'buyer');
  for (const column of columns)
    if (column.field === 'name') column.field = !buyer ? 'buyer' : receiver ? 'ignored' : 'recipient';
  const listed = columns.some((column) => column.field === 'item');
  for (const [index, column] of columns.entries()) {
    if (column.field === 'tail') continue;
    if (column.field !== 'product' && column.field !== 'unknown') continue;
    const cells = rows.map((row) => row[index]?.text ?? '').filter((text) => !NONE.test(text));
    if (cells.length === 0) {
      if (column.price === null && (listed || column.field === 'unknown')) column.field = 'ignored';
      continue;
    }
    const share = (test: (text: string) => boolean): number => cells.filter(test).length / cells.length;
    if (share(isPhone) >= 0.8) column.field = 'phone';
    else if (share(isPlace) >= 0.8) column.field = 'place';
    else if (
      column.field === 'product' &&
      column.price === null &&
      (listed || isNumbering(cells) || share(isCount) < 0.6)
    )
      column.field = 'unknown';
  }
}

function isCount(text: string): boolean {
  return COUNT.test(text);
}

function isPhone(text: string): boolean {
  return phoneAt(text, 0, text.length)?.end === text.length;
}

/** A place that cannot be anything else: building and room with a sign between. */
function isPlace(text: string): boolean {
  const place = placeAt(text.toLowerCase(), 0, text.length);
  return place?.place != null && place.end === text.length && place.place.building !== null;
}

/** `1 2 3 4`: every row one more than the row above counts the rows. */
function isNumbering(cells: string[]): boolean {
  return cells.length >= 4 && cells.every((text, index) => Number(text) === Number(cells[0]) + index);
}

/** Cells of a line; a bar may also open and close the row. */
export function splitCells(line: SourceLine, separator: string): Cell[] {
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
