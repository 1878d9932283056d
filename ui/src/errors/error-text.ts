import { type Locale, type TextValues, fillText } from '../i18n/create-messages.ts';
import { kernelErrorsEn } from './en/kernel.ts';
import { kernelErrorsZhCN } from './zh-CN/kernel.ts';

/** Every problem code with its text, module by module; a module adds its two files here. */
export const errorTexts = {
  'zh-CN': { ...kernelErrorsZhCN },
  en: { ...kernelErrorsEn },
} as const;

export type ErrorCode = keyof (typeof errorTexts)['zh-CN'];

/**
 * The text of a problem code for a person, its `{details}` filled in.
 * An unknown code gets the general sentence, so that no bare code is ever shown.
 */
export function errorText(locale: Locale, code: string, details: TextValues = {}): string {
  const texts: Readonly<Record<string, string | { one: string; other: string }>> = errorTexts[locale];
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return fillText(text ?? errorTexts[locale]['request.failed'], locale, details);
}
