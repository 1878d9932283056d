import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courierNamed, inferCourier } from './infer-courier.ts';

const numbers: [string, string | undefined][] = [
  ['SF1234567890123', 'SF'],
  ['sf1234567890123', 'SF'],
  ['JDVA12345678901', 'JD'],
  ['JD0123456789012', 'JD'],
  ['YT1234567890123', 'YTO'],
  ['JT1234567890123', 'JTSD'],
  ['DPK123456789012', 'DBL'],
  ['78123456789012', 'ZTO'],
  ['12345678901234', 'ZTO'],
  ['773012345678901', 'STO'],
  ['123456789012345', 'STO'],
  ['4312345678901', 'YD'],
  ['462123456789012', 'YD'],
  ['EA123456789CN', 'EMS'],
  ['9812345678901', 'YZPY'],
  ['123456', undefined],
];

for (const [number, code] of numbers) {
  test(`${number} is of ${code ?? 'nobody known'}`, () => {
    assert.equal(inferCourier(number)?.code, code);
  });
}

test('couriers are known by the names that sheets give them', () => {
  const names = [
    '顺丰速运',
    'SF',
    '京东物流',
    '中通快递',
    '圆通',
    '申通快递',
    '韵达速递',
    '极兔',
    '德邦',
    'EMS',
    '中国邮政',
  ];
  const codes = ['SF', 'SF', 'JD', 'ZTO', 'YTO', 'STO', 'YD', 'JTSD', 'DBL', 'EMS', 'YZPY'];
  assert.deepEqual(
    names.map((name) => courierNamed(name)?.code),
    codes,
  );
  assert.equal(courierNamed('自己送'), null);
});
