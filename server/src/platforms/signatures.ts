import { createHash, createHmac } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Taobao's TOP and JD's JOS: sorted names and values between the secret, MD5 (or HMAC-MD5), in capital hex. */
export function topSignature(params: Readonly<Record<string, string>>, secret: string): string {
  const text = Object.keys(params)
    .filter((name) => name !== 'sign')
    .sort()
    .map((name) => name + params[name])
    .join('');
  const hmac = params.sign_method === 'hmac';
  const hash = hmac ? createHmac('md5', secret).update(text).digest('hex') : md5(secret + text + secret);
  return hash.toUpperCase();
}

/** What Youzan puts into the header of a push over the raw body. */
export const youzanPushSignature = (push: { clientId: string; clientSecret: string; body: string }): string =>
  md5(push.clientId + push.body + push.clientSecret);

/** The `sign` of a Kuaidi100 query; `param` is the JSON text exactly as sent. */
export const kuaidi100Signature = (query: { param: string; key: string; customer: string }): string =>
  md5(query.param + query.key + query.customer).toUpperCase();

/** WeChat's same-city couriers: the parts joined as they come, hex SHA-1. */
export const deliverySignature = (parts: readonly string[]): string =>
  createHash('sha1').update(parts.join('')).digest('hex');
