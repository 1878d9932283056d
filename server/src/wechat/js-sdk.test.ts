import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsSdkSignature } from './js-sdk.ts';

test('the fragment of an address does not count', () => {
  const page = { ticket: 't', nonce: 'n', timestamp: '1', url: 'https://a.example/s/K7M2QX?from=x' };
  assert.equal(jsSdkSignature({ ...page, url: `${page.url}#top` }), jsSdkSignature(page));
  assert.notEqual(jsSdkSignature({ ...page, url: `${page.url}&b=1` }), jsSdkSignature(page));
});
