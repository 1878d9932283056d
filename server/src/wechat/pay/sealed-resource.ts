import { createCipheriv, createDecipheriv } from 'node:crypto';

/** What a notice or the certificate list carries encrypted: AES-256-GCM under the merchant's APIv3 key. */
export interface SealedResource {
  readonly algorithm: 'AEAD_AES_256_GCM';
  /** base64 of the ciphertext followed by its tag of 16 bytes. */
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data?: string;
}

const tagLength = 16;

/**
 * The plaintext of a resource.
 * @param apiKey the APIv3 key, 32 ASCII characters
 * @throws Error when the key is another, or a byte was changed
 */
export function openResource(resource: Omit<SealedResource, 'algorithm'>, apiKey: string): string {
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  if (sealed.length < tagLength) throw new Error('the ciphertext is shorter than its tag');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(apiKey), resource.nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]).toString();
}

/** The reverse: what WeChat does before it sends a notice. */
export function sealResource(plaintext: string, apiKey: string, nonce: string, associatedData: string): SealedResource {
  const cipher = createCipheriv('aes-256-gcm', keyOf(apiKey), nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(associatedData));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    nonce,
    associated_data: associatedData,
  };
}

function keyOf(apiKey: string): Buffer {
  const key = Buffer.from(apiKey);
  if (key.length !== 32) throw new Error(`an APIv3 key has 32 characters, not ${key.length}`);
  return key;
}
