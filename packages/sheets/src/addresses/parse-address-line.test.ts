import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAddressLine } from './parse-address-line.ts';

type Expected = [building: string | null, unit: string | null, room: string | null, certainty: string];

const doors: Record<string, Expected> = {
  '3-501': ['3', null, '501', 'likely'],
  '3-2-501': ['3', '2', '501', 'likely'],
  '3/501': ['3', null, '501', 'likely'],
  '12-1203': ['12', null, '1203', 'likely'],
  'A-1203': ['A', null, '1203', 'likely'],
  '3号楼501': ['3', null, '501', 'certain'],
  '3#501': ['3', null, '501', 'certain'],
  '3＃５０１': ['3', null, '501', 'certain'],
  '3#楼2单元501室': ['3', '2', '501', 'certain'],
  '3栋2-501': ['3', '2', '501', 'certain'],
  '12幢 1203': ['12', null, '1203', 'certain'],
  A座1203: ['A', null, '1203', 'certain'],
  B栋2单元301: ['B', '2', '301', 'certain'],
  三号楼二单元501: ['3', '2', '501', 'certain'],
  '12号楼 3 单元 1502': ['12', '3', '1502', 'certain'],
  '123弄45号601室': ['123弄45号', null, '601', 'certain'],
  '3弄501': ['3', null, '501', 'certain'],
  '3号楼1单元2楼202户': ['3', '1', '202', 'certain'],
  '3楼501': ['3', null, '501', 'certain'],
  '5楼501': ['5', null, '501', 'unclear'],
  '45号601': ['45', null, '601', 'likely'],
  '2单元501': [null, '2', '501', 'likely'],
  '3栋': ['3', null, null, 'unclear'],
  '501室': [null, null, '501', 'unclear'],
  '3-12': ['3', null, '12', 'unclear'],
  '3号楼501和502': ['3', null, '501', 'unclear'],
  '3-501 或 5-201': ['5', null, '201', 'unclear'],
  '3号楼5份': ['3', null, null, 'unclear'],
  '3-1-2-501': [null, null, null, 'unclear'],
  '2026-03-01': [null, null, null, 'unclear'],
  '0571-88888888': [null, null, null, 'unclear'],
  '草莓3.5斤': [null, null, null, 'unclear'],
  自提: [null, null, null, 'unclear'],
};

for (const [text, expected] of Object.entries(doors)) {
  test(`${text} is ${expected.join(' ')}`, () => {
    const { building, unit, room, certainty } = parseAddressLine(text);
    assert.deepEqual([building, unit, room, certainty], expected);
  });
}

test('a whole address is taken apart with spans into the text as given', () => {
  const text = '浙江省杭州市西湖区文一西路998号海创园二期5幢501室 放门口';
  const line = parseAddressLine(text);
  const { province, city, district, street, community, phase, building, room, rest } = line;
  assert.deepEqual(
    { province, city, district, street, community, phase, building, room, rest },
    {
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '文一西路998号',
      community: '海创园',
      phase: '二期',
      building: '5',
      room: '501',
      rest: ['放门口'],
    },
  );
  const shown = Object.values(line.spans).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(
    new Set(shown),
    new Set(['浙江省', '杭州市', '西湖区', '文一西路998号', '海创园', '二期', '5幢', '501室']),
  );
});

test('a community is named, a person before a door is not taken for one', () => {
  assert.equal(parseAddressLine('阳光花园3-501').community, '阳光花园');
  const line = parseAddressLine('王阿姨 3-501 13800138000');
  assert.deepEqual([line.community, line.rest], [null, ['王阿姨', '13800138000']]);
});

test('a door written in any form is read back, with spans inside the text', () => {
  const part = fc.record({
    building: fc.integer({ min: 1, max: 99 }),
    unit: fc.integer({ min: 1, max: 9 }),
    room: fc.integer({ min: 101, max: 3299 }),
  });
  const forms = fc.constantFrom(
    (b: number, u: number, r: number) => `${b}-${u}-${r}`,
    (b: number, u: number, r: number) => `${b}号楼${u}单元${r}室`,
    (b: number, u: number, r: number) => `${b}栋 ${u}单元 ${r}`,
    (b: number, u: number, r: number) => `${b}幢${u}-${r}`,
    (b: number, u: number, r: number) => `${b}#${u}单元${r}`,
  );
  const before = fc.constantFrom('', '阳光花园', '王阿姨 ', '草莓2斤 ');
  fc.assert(
    fc.property(part, forms, before, ({ building, unit, room }, form, prefix) => {
      const text = `${prefix}${form(building, unit, room)}`;
      const line = parseAddressLine(text);
      assert.deepEqual([line.building, line.unit, line.room], [String(building), String(unit), String(room)]);
      assert.notEqual(line.certainty, 'unclear');
      for (const { start, end } of Object.values(line.spans))
        assert.ok(start >= 0 && start < end && end <= text.length);
    }),
  );
});

test('any text at all is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(parseAddressLine(text).text, text);
    }),
  );
});
