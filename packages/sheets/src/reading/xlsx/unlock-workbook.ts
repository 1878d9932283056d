import { SheetError } from '../../sheet-error.ts';

const maxPackageBytes = 100_000_000;
/** Office writes 100,000; far more would only stall the process. */
const spinLimit = 1_000_000;

/**
 * The workbook inside an OLE container. Throws `sheets.old_xls` for a binary xls and `sheets.password_protected`
 * without a password or with a wrong one.
 */
export async function unlockWorkbook(bytes: Uint8Array, password: string | undefined): Promise<Uint8Array> {
  const { decryptDocx, readCfb } = await import('@cj-tech-master/excelts/word/crypto');
  const locked = streamOf(readCfb, bytes, 'EncryptionInfo');
  if (!locked) throw new SheetError('sheets.old_xls');
  if (password === undefined) throw new SheetError('sheets.password_protected', { reason: 'no_password' });
  const spins = Number(/spinCount="(\d+)"/u.exec(new TextDecoder('latin1').decode(locked))?.[1] ?? 0);
  if (spins > spinLimit) throw new SheetError('sheets.damaged', { reason: 'spin count' });
  try {
    return await decryptDocx(bytes, password, maxPackageBytes);
  } catch {
    throw new SheetError('sheets.password_protected', { reason: 'wrong_password' });
  }
}

function streamOf(
  readContainer: (bytes: Uint8Array) => readonly { name: string; data: Uint8Array }[],
  bytes: Uint8Array,
  name: string,
): Uint8Array | undefined {
  try {
    return readContainer(bytes).find((stream) => stream.name === name)?.data;
  } catch {
    throw new SheetError('sheets.damaged');
  }
}
