import { SheetError } from '../sheet-error.ts';

/**
 * Text of a csv or pasted file: by its byte order mark, else strict UTF-8, else GB18030 as Excel in China writes it.
 * Throws `sheets.not_a_sheet` for bytes that are no text in any of them.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new SheetError('sheets.not_a_sheet');
  return requireText(utf8(bytes) ?? new TextDecoder('gb18030').decode(bytes));
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A text in a known encoding has next to no control or replacement characters; junk is full of them. */
function requireText(text: string): string {
  const broken =
    text.match(/[\u0001-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  if (broken > 3 && broken * 50 > text.length) throw new SheetError('sheets.not_a_sheet');
  return text;
}
