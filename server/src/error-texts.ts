import { errorText } from '@heyi/ui';
import type { ErrorText } from './kernel/http/problems.ts';

/** Text of an error code for people, from the messages both front ends use. */
export const textOfError: ErrorText = (code, details, locale) => errorText(locale, code, textValues(details));

function textValues(details: Parameters<ErrorText>[1]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'object' ? value.join('、') : value]),
  );
}
