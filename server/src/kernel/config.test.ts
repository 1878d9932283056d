import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('a setting that cannot be is refused in Chinese and English, naming it and what it may be', () => {
  for (const [name, value, chinese] of [
    ['PORT', 'abc', '填 0 到 65535 的整数'],
    ['HEYI_POOL', '1', '填 2 到 200 的整数'],
    ['HEYI_TRUST_PROXY', 'yes', '填 on 或 off'],
    ['HEYI_LOG', 'loud', '填 fatal、error'],
    ['HEYI_PUBLIC_URL', 'shop.example', '填网址'],
    ['HEYI_PUBLIC_URL', 'https://shop.example/heyi', '填网址'],
  ] as const) {
    assert.throws(() => readConfig({ [name]: value }), {
      name: 'ConfigError',
      message: new RegExp(`^${name} 要${chinese}.*“${value}”。\n${name} must be .*"${value}"`),
    });
  }
});

test('the public address is kept without a slash at its end', () => {
  assert.equal(readConfig({ HEYI_PUBLIC_URL: 'https://shop.example/' }).publicUrl, 'https://shop.example');
});
