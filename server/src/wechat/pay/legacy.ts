import { createDecipheriv, createHash, createHmac } from 'node:crypto';

/** What is left of the XML interface (v2): a few notices and old merchants still speak it. */
export type LegacySignType = 'MD5' | 'HMAC-SHA256';

/** The signature of v2: the sorted, non-empty parameters and the key, hashed, in capital hex. */
export function signLegacy(params: Readonly<Record<string, string>>, key: string, type: LegacySignType): string {
  const pairs = Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => `${name}=${params[name]}`);
  const message = `${pairs.join('&')}&key=${key}`;
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key);
  return hash.update(message).digest('hex').toUpperCase();
}

/** The XML inside `req_info` of a v2 refund notice: AES-256-ECB under the hex MD5 of the key. */
export function openRefundNotice(reqInfo: string, key: string): string {
  const secret = createHash('md5').update(key).digest('hex');
  const decipher = createDecipheriv('aes-256-ecb', secret, null);
  return Buffer.concat([decipher.update(reqInfo, 'base64'), decipher.final()]).toString();
}
