import { createDecipheriv, createHash } from 'node:crypto';

/**
 * The JSON text inside a mini program's `encryptedData`: AES-128-CBC under the session key (base64, 16 bytes).
 * @throws Error when the session key is another
 */
export function openEncryptedData(data: { encryptedData: string; iv: string; sessionKey: string }): string {
  const key = Buffer.from(data.sessionKey, 'base64');
  const decipher = createDecipheriv('aes-128-cbc', key, Buffer.from(data.iv, 'base64'));
  return Buffer.concat([decipher.update(data.encryptedData, 'base64'), decipher.final()]).toString();
}

/** Whether the data was sealed for this mini program and not for another. */
export function isMarkedFor(plaintext: string, appid: string): boolean {
  const { watermark } = JSON.parse(plaintext) as { watermark?: { appid?: unknown } };
  return watermark?.appid === appid;
}

/** The hex SHA-1 by which a mini program proves that `rawData` came with this session. */
export const rawDataSignature = (rawData: string, sessionKey: string): string =>
  createHash('sha1')
    .update(rawData + sessionKey)
    .digest('hex');
