import { inflateRawSync } from 'node:zlib';
import { SheetError } from '../../sheet-error.ts';

export interface ZipLimits {
  maxUnpackedBytes: number;
  maxRatio: number;
}

export interface ZipEntry {
  name: string;
  read(): Uint8Array;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endSize = 22;
const entrySize = 46;
const localSize = 30;
/** Small files pack well beyond any ratio; only what could hurt is judged by it. */
const ratioFloorBytes = 5_000_000;

/**
 * The entries of a zip by its central directory, refused before anything is unpacked when the sizes are abnormal.
 * `read` inflates one entry and never more than its stated size, so a lying directory cannot get past the limits.
 * Throws `sheets.damaged` and `sheets.zip_bomb`.
 */
export function zipEntries(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  let unpacked = 0;
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (at + entrySize > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw new SheetError('sheets.damaged');
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    unpacked += size;
    if (unpacked > limits.maxUnpackedBytes) throw new SheetError('sheets.zip_bomb', { unpackedBytes: unpacked });
    if (size > ratioFloorBytes && size > packedSize * limits.maxRatio)
      throw new SheetError('sheets.zip_bomb', { size, packedSize });
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + entrySize, at + entrySize + nameLength));
    const place = { method: view.getUint16(at + 10, true), offset: view.getUint32(at + 42, true), packedSize, size };
    entries.push({ name, read: () => unpack(bytes, view, place) });
    at += entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSize - 0xffff);
  for (let at = view.byteLength - endSize; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new SheetError('sheets.damaged');
}

interface Place {
  method: number;
  offset: number;
  packedSize: number;
  size: number;
}

function unpack(bytes: Uint8Array, view: DataView, place: Place): Uint8Array {
  const { method, offset, packedSize, size } = place;
  if (offset + localSize > bytes.length) throw new SheetError('sheets.damaged');
  const start = offset + localSize + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (method === 0 && packed.length === size) return packed;
  if (method !== 8) throw new SheetError('sheets.damaged');
  if (size === 0) return new Uint8Array();
  try {
    return inflateRawSync(packed, { maxOutputLength: size });
  } catch (error) {
    const tooLong = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new SheetError(tooLong ? 'sheets.zip_bomb' : 'sheets.damaged');
  }
}
