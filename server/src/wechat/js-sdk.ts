import { createHash } from 'node:crypto';

/** The signature of `wx.config`: raw values, the page's address without its fragment; hex SHA-1. */
export function jsSdkSignature(page: { ticket: string; nonce: string; timestamp: string; url: string }): string {
  const url = page.url.split('#')[0] ?? '';
  const message = `jsapi_ticket=${page.ticket}&noncestr=${page.nonce}&timestamp=${page.timestamp}&url=${url}`;
  return createHash('sha1').update(message).digest('hex');
}
