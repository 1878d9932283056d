import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import { isMarkedFor, openEncryptedData, rawDataSignature } from './encrypted-data.ts';

const key = Buffer.alloc(16, 1);
const iv = Buffer.alloc(16, 2);

test('data opens under its session key and is told apart by its watermark', () => {
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  const text = '{"opengid":"G","watermark":{"appid":"wx1"}}';
  const encryptedData = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
  const data = { encryptedData, iv: iv.toString('base64'), sessionKey: key.toString('base64') };
  assert.equal(openEncryptedData(data), text);
  assert.deepEqual(
    [isMarkedFor(text, 'wx1'), isMarkedFor(text, 'wx2'), isMarkedFor('{}', 'wx1')],
    [true, false, false],
  );
  assert.throws(() => openEncryptedData({ ...data, sessionKey: iv.toString('base64') }));
});

test('raw data is signed by the session key behind it', () => {
  assert.equal(rawDataSignature('ab', 'c'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
});
