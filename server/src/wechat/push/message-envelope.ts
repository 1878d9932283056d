import { createCipheriv, createDecipheriv } from 'node:crypto';
import { isSameSignature, pushSignature } from './server-signature.ts';

/** How an Official Account, a mini program, a WeCom or a shop seals what it pushes to us, and we what we answer. */
export interface EnvelopeKeys {
  readonly token: string;
  /** 43 characters of base64. */
  readonly encodingAesKey: string;
  /** The appid, or the corpid of WeCom: it must stand at the end of the plaintext. */
  readonly receiveId: string;
}

export interface Envelope {
  readonly encrypt: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

/** WeChat pads to 32 bytes, not to the cipher's 16; so padding is ours to add and to take away. */
const block = 32;
const randomLength = 16;
const lengthLength = 4;

export const envelopeSignature = (token: string, timestamp: string, nonce: string, encrypt: string): string =>
  pushSignature([token, timestamp, nonce, encrypt]);

/** Seals a message. `random`: 16 fresh bytes. */
export function sealEnvelope(
  message: string,
  keys: EnvelopeKeys,
  { timestamp, nonce, random }: { timestamp: string; nonce: string; random: Buffer },
): Envelope {
  const text = Buffer.from(message);
  const length = Buffer.alloc(lengthLength);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(keys.receiveId)]);
  const padding = block - (plain.length % block);
  const cipher = createCipheriv('aes-256-cbc', ...keyAndVector(keys.encodingAesKey)).setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]);
  const encrypt = sealed.toString('base64');
  return { encrypt, timestamp, nonce, signature: envelopeSignature(keys.token, timestamp, nonce, encrypt) };
}

/**
 * Opens an envelope whose signature was checked or is `signatureValid: false`.
 * @throws Error when the bytes are no envelope under this key
 */
export function readEnvelope(envelope: Envelope, keys: EnvelopeKeys) {
  const { encrypt, timestamp, nonce, signature } = envelope;
  const decipher = createDecipheriv('aes-256-cbc', ...keyAndVector(keys.encodingAesKey)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  const start = randomLength + lengthLength;
  if (padding < 1 || padding > block || padded.length < start + padding) throw new Error('not an envelope of this key');
  const plain = padded.subarray(0, -padding);
  const end = start + plain.readUInt32BE(randomLength);
  if (end > plain.length) throw new Error('not an envelope of this key');
  return {
    signatureValid: isSameSignature(signature, envelopeSignature(keys.token, timestamp, nonce, encrypt)),
    message: plain.subarray(start, end).toString(),
    receiveId: plain.subarray(end).toString(),
  };
}

/**
 * The message of a push that is really for us.
 * @throws Error when the signature is wrong, the key is another, or it is meant for another account
 */
export function openEnvelope(envelope: Envelope, keys: EnvelopeKeys): string {
  const { signatureValid, message, receiveId } = readEnvelope(envelope, keys);
  if (!signatureValid) throw new Error('the signature of the push is wrong');
  if (receiveId !== keys.receiveId) throw new Error('the push is meant for another account');
  return message;
}

function keyAndVector(encodingAesKey: string): [Buffer, Buffer] {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new Error('an EncodingAESKey has 43 characters of base64');
  return [key, key.subarray(0, 16)];
}
