import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchTracking } from './match-tracking.ts';
import type { OrderToMatch, TrackingMatch } from './tracking-match.ts';

const orders: OrderToMatch[] = [
  { orderNo: 'D1001', recipientName: '王芳', phone: '13800138000', address: '阳光花园3号楼501' },
  { orderNo: 'D1002', recipientName: '李雷', phone: '13900139000', address: '阳光花园5-1203' },
  { orderNo: 'D1003', recipientName: '李雷', phone: '13900139000', address: '阳光花园5-1203' },
  { orderNo: 'D1004', recipientName: '韩梅', phone: '137****7000', address: '月光小区2栋302' },
  { orderNo: 'D1005', recipientName: '赵六', phone: '13600136000', address: '月光小区13栋402' },
];
const sf = 'SF1234567890123';
const zto = '78123456789012';
const yto = 'YT1234567890123';

const pairs = (match: TrackingMatch): string[] =>
  match.matched.map(({ orderNo, trackingNo, by }) => `${orderNo} ${trackingNo} ${by}`);
const asks = (match: TrackingMatch): string[] =>
  match.uncertain.map(({ candidates, why }) => `${candidates.join()} ${why}`);
const told = (match: TrackingMatch): string[] => match.problems.map(({ row, code }) => `${row} ${code}`);

test('an order number is proof; the courier stated stays, a missing one is inferred and marked', () => {
  const match = matchTracking(orders, [
    { orderNo: 'D1001', trackingNo: sf },
    { orderNo: ' d1005 ', trackingNo: zto, courier: '中通快递' },
  ]);
  assert.deepEqual(match.matched, [
    {
      orderNo: 'D1001',
      trackingNo: sf,
      courier: '顺丰',
      courierCode: 'SF',
      courierInferred: true,
      certainty: 'certain',
      by: 'orderNo',
      row: 1,
    },
    {
      orderNo: 'D1005',
      trackingNo: zto,
      courier: '中通快递',
      courierCode: 'ZTO',
      courierInferred: false,
      certainty: 'certain',
      by: 'orderNo',
      row: 2,
    },
  ]);
  assert.deepEqual(match.ordersWithoutTracking, ['D1002', 'D1003', 'D1004']);
  assert.deepEqual(match.problems, []);
});

test('an order may have several parcels, in one cell or several rows', () => {
  const match = matchTracking(orders, [
    { orderNo: 'D1001', trackingNo: `${sf}、${yto}` },
    { orderNo: 'D1001', trackingNo: '中通：7812 3456 7890 12' },
  ]);
  assert.deepEqual(pairs(match), [`D1001 ${sf} orderNo`, `D1001 ${yto} orderNo`, `D1001 ${zto} orderNo`]);
  assert.equal(match.matched[2]?.courier, '中通');
});

test('without order numbers phone, name and address together are certain', () => {
  const match = matchTracking(orders, [
    { recipientName: '王芳', phone: '138 0013 8000', address: '浙江省杭州市西湖区阳光花园3栋501室', trackingNo: sf },
    { recipientName: '赵六', phone: '13600136000', trackingNo: yto },
  ]);
  assert.deepEqual(pairs(match), [`D1001 ${sf} phone+name+address`, `D1005 ${yto} phone+name`]);
});

test('addresses told in other words do not stand in the way, other places do', () => {
  const order = { orderNo: 'D1', recipientName: '王芳', phone: '13800138000' };
  const by = (address: string, stated: string) => {
    const match = matchTracking(
      [{ ...order, address }],
      [{ recipientName: '王芳', phone: '13800138000', address: stated, trackingNo: sf }],
    );
    return match.matched[0]?.by ?? match.uncertain[0]?.why;
  };
  assert.equal(by('阳光花园 3-501', '浙江省杭州市余杭区阳光花园3栋1单元501'), 'phone+name');
  assert.equal(by('文一西路998号海创园', '浙江省杭州市西湖区文一西路998号海创园'), 'phone+name+address');
  assert.equal(by('浙江杭州西湖文一西路998号海创园', '浙江省杭州市西湖区文一西路998号 海创园'), 'phone+name+address');
  assert.equal(by('建国路88号SOHO现代城', '北京市朝阳区建国路88号院SOHO现代城'), 'phone+name');
  assert.equal(by('阳光花园3号楼501', '阳光花园13号楼501'), 'recipient_differs');
  assert.equal(by('阳光花园3号楼501', '月光小区3号楼501'), 'recipient_differs');
  assert.equal(by('文一西路998号', '文二西路998号'), 'recipient_differs');
});

test("a platform's shared number with another extension is no proof", () => {
  const match = matchTracking(
    [{ orderNo: 'D1', recipientName: '王芳', phone: '17000000000-1234' }],
    [
      { recipientName: '王芳', phone: '17000000000-9999', trackingNo: sf },
      { recipientName: '王芳', phone: '17000000000转1234', trackingNo: yto },
    ],
  );
  assert.deepEqual(pairs(match), [`D1 ${yto} phone+name`]);
  assert.deepEqual(asks(match), ['D1 name_only']);
});

test('a masked phone needs the full name and the address beside it', () => {
  const certain = matchTracking(orders, [
    { recipientName: '韩梅', phone: '13711117000', address: '月光小区2-302', trackingNo: sf },
  ]);
  assert.deepEqual(pairs(certain), [`D1004 ${sf} phone+name+address`]);
  const unsure = matchTracking(orders, [
    { recipientName: '韩*', phone: '13711117000', address: '月光小区2-302', trackingNo: sf },
  ]);
  assert.deepEqual(pairs(unsure), []);
});

test('what is not certain asks with its candidates and reason', () => {
  const cases: [row: Parameters<typeof matchTracking>[1][number], asked: string][] = [
    [{ recipientName: '李雷', phone: '13900139000', trackingNo: sf }, 'D1002,D1003 several_orders_of_this_person'],
    [{ phone: '13800138000', trackingNo: sf }, 'D1001 phone_only'],
    [{ recipientName: '王方', phone: '13800138000', trackingNo: sf }, 'D1001 recipient_differs'],
    [{ recipientName: '王芳', trackingNo: sf }, 'D1001 name_only'],
    [{ recipientName: '王芳', address: '阳光花园3-501', trackingNo: sf }, 'D1001 name_and_address_only'],
    [
      { recipientName: '赵六', phone: '13600136000', address: '月光小区3栋402', trackingNo: sf },
      'D1005 recipient_differs',
    ],
  ];
  for (const [row, asked] of cases) {
    const match = matchTracking(orders, [row]);
    assert.deepEqual(asks(match), [asked]);
    assert.deepEqual(match.matched, []);
    assert.equal(match.ordersWithoutTracking.length, orders.length);
  }
});

test('rows that have slipped against their order numbers ask', () => {
  const match = matchTracking(orders, [
    { orderNo: 'D1001', recipientName: '赵六', phone: '13600136000', trackingNo: sf },
    { orderNo: 'D1005', recipientName: '王芳', phone: '13800138000', trackingNo: yto },
  ]);
  assert.deepEqual(asks(match), [
    'D1001,D1005 order_number_and_recipient_disagree',
    'D1005,D1001 order_number_and_recipient_disagree',
  ]);
  assert.deepEqual(match.matched, []);
});

test('an unknown number is listed, and asks where the person is known', () => {
  const match = matchTracking(orders, [
    { orderNo: 'D1001', trackingNo: zto },
    { orderNo: 'X9', trackingNo: sf },
    { orderNo: 'X8', recipientName: '赵六', phone: '13600136000', trackingNo: yto },
  ]);
  assert.deepEqual(pairs(match), [`D1001 ${zto} orderNo`]);
  assert.deepEqual(match.unmatchedTracking, [sf]);
  assert.deepEqual(asks(match), ['D1005 order_number_unknown']);
  assert.deepEqual(told(match), ['2 unknown_order']);
});

test("a supplier's own numbering says nothing, the person does", () => {
  const match = matchTracking(orders, [
    { orderNo: 'ERP-77', recipientName: '赵六', phone: '13600136000', trackingNo: yto },
  ]);
  assert.deepEqual(pairs(match), [`D1005 ${yto} phone+name`]);
});

test('a number on two orders is one parcel for one person and a question for two', () => {
  const same = matchTracking(orders, [
    { orderNo: 'D1002', trackingNo: sf },
    { orderNo: 'D1003', trackingNo: sf },
  ]);
  assert.deepEqual(pairs(same), [`D1002 ${sf} orderNo`, `D1003 ${sf} orderNo`]);
  const two = matchTracking(orders, [
    { orderNo: 'D1001', trackingNo: sf },
    { orderNo: 'D1005', trackingNo: sf },
  ]);
  assert.deepEqual(two.matched, []);
  assert.deepEqual(asks(two), ['D1001,D1005 tracking_number_used_twice']);
  assert.deepEqual(told(two), ['2 same_number_two_orders']);
});

test('a repeated row counts once and is told; lines of one order are no repetition', () => {
  const row = { orderNo: 'D1001', product: '草莓', trackingNo: sf };
  const match = matchTracking(orders, [row, { ...row, product: '蓝莓' }, row], { rowNumbers: [5, 6, 7] });
  assert.deepEqual(pairs(match), [`D1001 ${sf} orderNo`]);
  assert.deepEqual(told(match), ['7 duplicate_row']);
});

test('what is no tracking number is told and never matched', () => {
  const match = matchTracking(orders, [
    { orderNo: 'D1001', trackingNo: '未发货' },
    { orderNo: 'D1002' },
    { trackingNo: sf },
    { orderNo: 'D1005', trackingNo: '12345678901', courier: '中通' },
    { orderNo: 'D1004', trackingNo: 'SF9876543210987', courier: '圆通' },
  ]);
  assert.deepEqual(told(match), [
    '1 suspect_tracking_number',
    '2 no_tracking_number',
    '3 nothing_to_match_by',
    '5 courier_number_mismatch',
  ]);
  assert.deepEqual(match.unmatchedTracking, [sf]);
});

test('a serial is proof with the person beside it, once three rows agree', () => {
  const group = ['王芳', '李雷', '韩梅', '赵六'].map((recipientName, index) => ({
    serial: String(index + 1),
    recipientName,
  }));
  const rows = [
    { serial: '1', recipientName: '王芳', trackingNo: sf },
    { serial: '2', recipientName: '李雷', trackingNo: yto },
    { serial: '3', recipientName: '韩梅', trackingNo: zto },
    { serial: '4', trackingNo: 'SF9876543210987' },
  ];
  const match = matchTracking(group, rows);
  assert.deepEqual(pairs(match), [`1 ${sf} serial+name`, `2 ${yto} serial+name`, `3 ${zto} serial+name`]);
  assert.deepEqual(asks(match), ['4 serial_only']);
  assert.deepEqual(asks(matchTracking(group, rows.slice(0, 2))), ['1 name_only', '2 name_only']);
});

test("a serial that is only the sheet's own count says nothing", () => {
  const phone = '13800138000';
  const group = [
    { serial: '1', recipientName: '王芳', phone },
    { serial: '2', recipientName: '李雷', phone: '13900139000' },
    { serial: '3', recipientName: '王芳', phone },
  ];
  const match = matchTracking(group, [
    { serial: '1', recipientName: '李雷', phone: '13900139000', trackingNo: sf },
    { serial: '3', recipientName: '王芳', phone, trackingNo: yto },
  ]);
  assert.deepEqual(pairs(match), [`2 ${sf} phone+name`]);
  assert.deepEqual(asks(match), ['1,3 several_orders_of_this_person']);
});

test('in a slipped sheet even the right person is no proof where she has two orders', () => {
  const wang = { recipientName: '王芳', phone: '13800138000' };
  const li = { recipientName: '李雷', phone: '13900139000' };
  const zhao = { recipientName: '赵六', phone: '13600136000' };
  const placed = [wang, wang, li, zhao].map((person, index) => ({ orderNo: `D${index + 1}`, ...person }));
  const slipped = placed.map(({ orderNo }, index) => {
    const { recipientName, phone } = placed[(index + 1) % 4] ?? wang;
    return { orderNo, recipientName, phone, trackingNo: `SF${1_000_000_000_000 + index}` };
  });
  const match = matchTracking(placed, slipped);
  assert.deepEqual(match.matched, []);
  assert.deepEqual(new Set(match.uncertain.map(({ why }) => why)), new Set(['order_number_and_recipient_disagree']));
});

test('rows of one order are taken together, and two recipients under one number are told', () => {
  const match = matchTracking([...orders, { orderNo: 'D1001', recipientName: '别人', phone: '13100131000' }], []);
  assert.equal(match.ordersWithoutTracking.length, orders.length);
  assert.deepEqual(told(match), ['0 duplicate_order']);
});
