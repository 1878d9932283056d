import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textProblem } from './check-text.ts';

test('empty, far too long and binary texts are told apart before anything is sent', () => {
  assert.equal(textProblem(' \n\t'), 'empty');
  assert.equal(textProblem('龙'.repeat(200_001)), 'tooLong');
  assert.equal(textProblem('a'.repeat(5_000_000)), 'tooLong');
  assert.equal(textProblem('PK\u0003\u0004\u0000\u0000'), 'notText');
  assert.equal(textProblem('PK\u0003\u0004\ufffd\u0002'.repeat(50)), 'notText');
  assert.equal(textProblem('1. 阿青🌸 A1\r\n2. 李姐 B2'), undefined);
});
