import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldName, foldPhone, foldRoom } from './fold-identity.ts';
import { readWrittenName, sameRoom } from './written-name.ts';

test('a name in either script, width and case is one name', () => {
  assert.equal(foldName('曉華 ＡＭＹ🌸'), '晓华amy');
  assert.equal(foldName('劉・國強'), foldName('刘国强'));
  assert.equal(foldName('🌸🌸'), '🌸🌸');
  assert.equal(foldName(' 　\u200b'), '');
});

test('folding a folded name changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)));
});

test('a phone is its digits, and other text is none', () => {
  for (const written of ['16400000001', '+86 164 0000 0001', '0086-16400000001', '１６４００００0001']) {
    assert.equal(foldPhone(written), '16400000001');
  }
  assert.equal(foldPhone('0571-88880000'), '057188880000');
  for (const written of ['', '1234', '问群主', '16400000001转2']) assert.equal(foldPhone(written), undefined);
});

test('a door is the same however it is written', () => {
  for (const written of ['3号楼2单元0501室', '3-2-501', '３－２－５０１', '03栋 2单元 501']) {
    assert.equal(foldRoom(written), '3-2-501');
  }
  assert.ok(sameRoom('3-501', '3-2-501'));
  assert.ok(!sameRoom('2-501', '3-2-501'));
});

test('a written name is taken apart into door, name and phone', () => {
  const parts = (text: string) => {
    const { name, room, phone, phoneTail } = readWrittenName(text);
    return [name, room, phone, phoneTail];
  };
  assert.deepEqual(parts('3-501 李姐'), ['李姐', '3-501', undefined, undefined]);
  assert.deepEqual(parts('A栋1201王哥16400000001'), ['王哥', 'a-1201', '16400000001', undefined]);
  assert.deepEqual(parts('李姐 尾号1234'), ['李姐', undefined, undefined, '1234']);
  assert.deepEqual(parts('1203王大妈'), ['王大妈', '1203', undefined, undefined]);
});
