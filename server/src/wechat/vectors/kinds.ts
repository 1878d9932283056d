import { X509Certificate } from 'node:crypto';
import {
  deliverySignature,
  kuaidi100Signature,
  topSignature,
  youzanPushSignature,
} from '../../platforms/signatures.ts';
import { jsSdkSignature } from '../js-sdk.ts';
import { isMarkedFor, openEncryptedData, rawDataSignature } from '../mini/encrypted-data.ts';
import { billHash, readBill } from '../pay/bill.ts';
import { openRefundNotice, signLegacy, type LegacySignType } from '../pay/legacy.ts';
import { openResource } from '../pay/sealed-resource.ts';
import { authorization, isSignedBy, payMessage, replyMessage, requestMessage, sign } from '../pay/signing.ts';
import { envelopeSignature, readEnvelope, sealEnvelope } from '../push/message-envelope.ts';
import { readJson } from '../push/read-json.ts';
import { pushSignature } from '../push/server-signature.ts';

/** The input of a vector: texts by name, and for a few kinds a list or a record. */
type Input = Readonly<Record<string, string>> & {
  readonly parts: readonly string[];
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, string>>;
};

type Recompute = (input: Input) => Record<string, unknown>;

/** Per kind of vector: what our own code makes of its input, under the names in which the vector states its answer. */
export const kinds: Readonly<Record<string, Recompute>> = {
  'wxpay3-request-sign': (input) => {
    const request = { method: '', url: '', timestamp: '', nonce: '', body: '', ...input };
    const message = requestMessage(request);
    const merchant = {
      mchid: input.mchid ?? '',
      serial: input.serial_no ?? '',
      privateKey: of(input, 'private_key_pem'),
    };
    return {
      message,
      signature: sign(message, merchant.privateKey),
      authorization: authorization(request, merchant),
    };
  },
  'wxpay3-pay-sign': (input) => {
    const [appid, timestamp, nonce] = [of(input, 'appid'), of(input, 'timestamp'), of(input, 'nonce')];
    const message = payMessage({ appid, timestamp, nonce, prepay: of(input, 'fourth_line') });
    return { message, signature: sign(message, of(input, 'private_key_pem')) };
  },
  'rsa-sha256-sign': (input) => ({ signature: sign(of(input, 'message'), of(input, 'private_key_pem')) }),
  'wxpay3-response-verify': (input) => {
    const message = replyMessage({
      timestamp: of(input, 'timestamp'),
      nonce: of(input, 'nonce'),
      body: input.body ?? '',
    });
    const key = input.public_key_pem ?? of(input, 'certificate_pem');
    return { message: message.toString(), valid: isSignedBy(message, of(input, 'signature'), key) };
  },
  'aes-gcm': (input) => {
    const plaintext = openResource(
      {
        ciphertext: of(input, 'ciphertext'),
        nonce: of(input, 'nonce'),
        associated_data: input.associated_data ?? '',
      },
      of(input, 'key'),
    );
    const isCertificate = plaintext.startsWith('-----BEGIN CERTIFICATE-----');
    return { plaintext, ...(isCertificate && { certificate_serial: new X509Certificate(plaintext).serialNumber }) };
  },
  'bill-sha1': (input) => {
    const text = of(input, 'text');
    const { rows, summary } = readBill(text);
    return { hash_type: 'SHA1', hash_value: billHash(text), rows: rows.length, summary };
  },
  'wxpay2-sign': (input) => ({
    sign: signLegacy(input.params, of(input, 'key'), of(input, 'sign_type') as LegacySignType),
  }),
  'wxpay2-req-info': (input) => ({ plaintext: openRefundNotice(of(input, 'req_info'), of(input, 'key')) }),
  'bizmsg-decrypt': (input) => {
    const envelope = {
      encrypt: of(input, 'encrypt'),
      timestamp: of(input, 'timestamp'),
      nonce: of(input, 'nonce'),
      signature: of(input, 'msg_signature'),
    };
    const opened = readEnvelope(envelope, envelopeKeys(input));
    return {
      signature_valid: opened.signatureValid,
      message: opened.message,
      receive_id: opened.receiveId,
      accept: opened.signatureValid && opened.receiveId === input.receive_id,
    };
  },
  'bizmsg-signature': (input) => ({
    msg_signature: envelopeSignature(
      of(input, 'token'),
      of(input, 'timestamp'),
      of(input, 'nonce'),
      of(input, 'encrypt'),
    ),
  }),
  'bizmsg-encrypt': (input) => {
    const random = Buffer.from(of(input, 'random16_hex'), 'hex');
    const [timestamp, nonce] = [of(input, 'timestamp'), of(input, 'nonce')];
    const sealed = sealEnvelope(of(input, 'message'), envelopeKeys(input), { timestamp, nonce, random });
    return { encrypt: sealed.encrypt, msg_signature: sealed.signature };
  },
  'sorted-sha1': (input) => ({ signature: pushSignature(input.parts) }),
  'concat-sha1': (input) => ({ signature: deliverySignature(input.parts) }),
  'jssdk-signature': (input) => ({
    signature: jsSdkSignature({
      ticket: of(input, 'jsapi_ticket'),
      nonce: of(input, 'noncestr'),
      timestamp: of(input, 'timestamp'),
      url: of(input, 'url'),
    }),
  }),
  'mini-decrypt': (input) => {
    const data = {
      encryptedData: of(input, 'encryptedData'),
      iv: of(input, 'iv'),
      sessionKey: of(input, 'session_key'),
    };
    const plaintext = openEncryptedData(data);
    return { plaintext, watermark_ok: isMarkedFor(plaintext, of(input, 'appid')) };
  },
  'mini-rawdata-sha1': (input) => ({ signature: rawDataSignature(of(input, 'rawData'), of(input, 'session_key')) }),
  'json-bigint': (input) => {
    let value = readJson(of(input, 'raw'));
    for (const name of input.path) value = (value as Record<string, unknown>)[name];
    return { value: String(value) };
  },
  'top-sign': (input) => ({ sign: topSignature(input.params, of(input, 'secret')) }),
  'youzan-push': (input) => ({
    event_sign: youzanPushSignature({
      clientId: of(input, 'client_id'),
      clientSecret: of(input, 'client_secret'),
      body: of(input, 'body'),
    }),
  }),
  'kuaidi100-query': (input) => ({
    sign: kuaidi100Signature({
      param: of(input, 'param'),
      key: of(input, 'key'),
      customer: of(input, 'customer'),
    }),
  }),
};

function of(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string') throw new Error(`the input has no "${name}"`);
  return value;
}

const envelopeKeys = (input: Input) => ({
  token: input.token ?? '',
  encodingAesKey: of(input, 'encoding_aes_key'),
  receiveId: input.receive_id ?? '',
});
