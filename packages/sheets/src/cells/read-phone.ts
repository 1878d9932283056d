import type { GridCell } from '../reading/grid.ts';
import { blank } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { wholeNumberText } from './read-identifier.ts';
import { halfWidth, isPlaceholder, plainText } from './plain-text.ts';

/**
 * A phone number as text. Mobiles lose spaces, dashes and the country code; landlines, extensions and masked numbers
 * stay as written. An unusual length keeps the value and is reported.
 */
export function readPhone(cell: GridCell): CellValue {
  const text = halfWidth(plainText(cell.text));
  if (text === '' || isPlaceholder(text)) return blank;
  const whole = wholeNumberText(text);
  if (whole === 'destroyed') return { problem: 'number_destroyed' };
  const phone = whole ?? text;
  if (/^\*+$/u.test(phone)) return { problem: 'masked_value' };
  const mobile = mobileNumber(phone);
  if (mobile) return { value: mobile };
  if (phone.includes('*')) return { value: phone, problem: 'masked_value' };
  return isKnownForm(phone) ? { value: phone } : { value: phone, problem: 'phone_suspect' };
}

/** The 11 digits of a mainland mobile number, or null. */
export function mobileNumber(text: string): string | null {
  const digits = text.replace(/[\s\-()]/gu, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/u, '');
  return /^1[3-9]\d{9}$/u.test(digits) ? digits : null;
}

function isKnownForm(phone: string): boolean {
  const landline = /^(\(?0\d{2,3}\)?[\s-]?)?[2-9]\d{6,7}([\s-]\d{1,6})?$/u;
  const service = /^(400|800)-?\d{3,4}-?\d{3,4}$/u;
  const withExtension = /^1[3-9]\d{9}\s*(?:[-,转]|\[)\s*\d{2,6}\]?$/u;
  const abroad = /^(\+|00)\d{8,15}$/u;
  const several = phone.split(/[,;/、\s]+/u);
  if (several.length > 1 && several.every((part) => mobileNumber(part))) return true;
  return [landline, service, withExtension, abroad].some((form) => form.test(phone));
}
