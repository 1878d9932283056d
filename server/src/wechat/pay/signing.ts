import { createSign, createVerify, type KeyLike } from 'node:crypto';

export interface RequestToSign {
  readonly method: string;
  /** Path and query exactly as they go over the wire, without the host. */
  readonly url: string;
  /** Seconds since 1970, as text. */
  readonly timestamp: string;
  readonly nonce: string;
  /** The raw body; for an upload its `meta` JSON; empty for GET and DELETE. */
  readonly body: string;
}

/** The five lines that a request's signature covers. The last line feed stays when the body is empty. */
export function requestMessage({ method, url, timestamp, nonce, body }: RequestToSign): string {
  return lines(method, url, timestamp, nonce, body);
}

/** The three lines that the signature of a reply or of a notice covers; a 204 has an empty body. */
export function replyMessage(reply: { timestamp: string; nonce: string; body: string | Buffer }): Buffer {
  const head = Buffer.from(lines(reply.timestamp, reply.nonce));
  return Buffer.concat([head, Buffer.from(reply.body), Buffer.from('\n')]);
}

/**
 * The four lines that let a payer's client open the cashier: JSAPI and mini program name `prepay_id=…` in the last, an
 * app the bare prepay id.
 */
export function payMessage(pay: { appid: string; timestamp: string; nonce: string; prepay: string }): string {
  return lines(pay.appid, pay.timestamp, pay.nonce, pay.prepay);
}

/** RSA PKCS#1 v1.5 over SHA-256, in base64. */
export function sign(message: string | Buffer, privateKey: KeyLike): string {
  return createSign('RSA-SHA256').update(message).sign(privateKey, 'base64');
}

/** Whether `signature` (base64) is that of `message`. Anything that is not base64 or not of the key's length is not. */
export function isSignedBy(message: string | Buffer, signature: string, publicKey: KeyLike): boolean {
  return createVerify('RSA-SHA256').update(message).verify(publicKey, signature, 'base64');
}

/** The value of the `Authorization` header of a signed request. */
export function authorization(
  request: RequestToSign,
  merchant: { mchid: string; serial: string; privateKey: KeyLike },
): string {
  const values = {
    mchid: merchant.mchid,
    nonce_str: request.nonce,
    signature: sign(requestMessage(request), merchant.privateKey),
    timestamp: request.timestamp,
    serial_no: merchant.serial,
  };
  const list = Object.entries(values).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
}

const lines = (...parts: string[]): string => parts.map((part) => `${part}\n`).join('');
