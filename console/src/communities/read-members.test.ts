import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMembers } from './read-members.ts';

test('door, name and phone are read in any order, one member per line', () => {
  const text = '1. 3-501 李姐 16400000001\n\n3号楼2单元1102室晓霞\n老钱，164 0000 0002\n1203 王大妈\nA栋8-702\t小鹿🦌';
  assert.deepEqual(readMembers(text), [
    { nickname: '李姐', phone: '16400000001', building: '3', room: '501' },
    { nickname: '晓霞', building: '3', unit: '2', room: '1102' },
    { nickname: '老钱', phone: '16400000002' },
    { nickname: '王大妈', room: '1203' },
    { nickname: '小鹿🦌', building: 'A', unit: '8', room: '702' },
  ]);
});

test('lines without a name bring nobody, and a name that looks like code is only a name', () => {
  assert.deepEqual(readMembers('3-501\n16400000001\n---\n<script>'), [{ nickname: '<script>' }]);
});
