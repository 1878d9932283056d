import fc from 'fast-check';

/** One order of a chain as it is meant, before it is written in some way. */
export interface Meant {
  name: string;
  /** How many of A, B and C. */
  counts: [number, number, number];
  paid: boolean;
}

const NAMES = [
  '小雨',
  '阿杰',
  'Linda',
  '三三',
  '向日葵🌻',
  '老周',
  '2宝妈',
  '食堂阿芳',
  '豆豆爸',
  '一米阳光',
  'Tom_Lin',
  '北北妈',
];
const CHINESE = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'];

export const meantChain = fc
  .uniqueArray(fc.constantFrom(...NAMES), { minLength: 3, maxLength: 9 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .record({ name: fc.constant(name), counts: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), paid: fc.boolean() })
          .filter((order) => order.counts.some((count) => count > 0)),
      ),
    ),
  ) as fc.Arbitrary<Meant[]>;

/** The ways of writing that must not change what is read. */
export interface Surface {
  mark: (seq: number) => string;
  item: (code: string, name: string, count: number) => string;
  between: string;
  space: string;
  fullWidth: boolean;
  newline: string;
  paid: string;
}

export const surface: fc.Arbitrary<Surface> = fc.record({
  mark: fc.constantFrom<Surface['mark']>(
    (seq) => `${seq}. `,
    (seq) => `${seq}、`,
    (seq) => `${seq}）`,
    (seq) => `（${seq}）`,
    (seq) => `${seq}：`,
    (seq) => `[${seq}]`,
    (seq) => `No.${seq} `,
    (seq) => `${seq}｜`,
    (seq) => String.fromCharCode(0x245f + seq),
  ),
  item: fc.constantFrom<Surface['item']>(
    (code, _name, count) => `${code}${count}`,
    (code, _name, count) => `${code}×${count}`,
    (code, _name, count) => `${code.toLowerCase()}*${count}`,
    (code, _name, count) => `${code}+${count}`,
    (code, _name, count) => `${code}${CHINESE[count]}箱`,
    (code, _name, count) => `${code}${count}箱`,
    (_code, name, count) => `${name}${count}`,
    (_code, name, count) => `${name}${count}箱`,
    (_code, name, count) => `${name}${CHINESE[count]}箱`,
    (_code, name, count) => `${name} x${count}`,
  ),
  between: fc.constantFrom(' ', '，', '、', '  ', '; '),
  space: fc.constantFrom(' ', '\u3000', '\u00a0', '\u2005'),
  fullWidth: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  paid: fc.constantFrom('已付', '✅', '付了', '已转'),
});

const PRODUCTS = [
  ['A', '苹果', '39.9'],
  ['B', '香梨', '29.9'],
  ['C', '蜜桔', '19.9'],
] as const;

/** Writes a chain down in one of the ways. */
export function write(orders: Meant[], way: Surface): string {
  const lines = ['#接龙', ...PRODUCTS.map(([code, name, price]) => `${code} ${name} ${price}元/箱`), ''];
  for (const [index, order] of orders.entries()) {
    const items = PRODUCTS.flatMap(([code, name], product) => {
      const count = order.counts[product] ?? 0;
      return count === 0 ? [] : [way.item(code, name, count)];
    });
    lines.push(
      `${way.mark(index + 1)}${order.name}${way.space}${items.join(way.between)}${order.paid ? way.space + way.paid : ''}`,
    );
  }
  const text = lines.join(way.newline);
  return way.fullWidth
    ? text.replace(/(?<=[^\d])\d(?=[^\d])/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : text;
}
