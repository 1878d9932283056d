import { constants, privateDecrypt, publicEncrypt, type KeyLike } from 'node:crypto';

const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };

/** A name or a number that may cross the wire only encrypted: RSAES-OAEP with SHA-1 and MGF1(SHA-1), in base64. */
export function sealField(text: string, publicKey: KeyLike): string {
  return publicEncrypt({ key: publicKey as string, ...oaep }, Buffer.from(text)).toString('base64');
}

/** @throws Error when it was sealed for another key */
export function openField(sealed: string, privateKey: KeyLike): string {
  return privateDecrypt({ key: privateKey as string, ...oaep }, Buffer.from(sealed, 'base64')).toString();
}
