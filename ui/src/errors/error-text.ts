import { type Locale, type TextValues, fillText } from '../i18n/create-messages.ts';
import { catalogErrorsEn } from './en/catalog.ts';
import { inventoryErrorsEn } from './en/inventory.ts';
import { filesErrorsEn } from './en/files.ts';
import { fulfilmentErrorsEn } from './en/fulfilment.ts';
import { httpErrorsEn } from './en/http.ts';
import { intakeErrorsEn } from './en/intake.ts';
import { ordersErrorsEn } from './en/orders.ts';
import { peopleErrorsEn } from './en/people.ts';
import { salesErrorsEn } from './en/sales.ts';
import { schemaErrorsEn } from './en/schema.ts';
import { sharingErrorsEn } from './en/sharing.ts';
import { sheetsErrorsEn } from './en/sheets.ts';
import { shopsErrorsEn } from './en/shops.ts';
import { catalogErrorsZhCN } from './zh-CN/catalog.ts';
import { inventoryErrorsZhCN } from './zh-CN/inventory.ts';
import { filesErrorsZhCN } from './zh-CN/files.ts';
import { fulfilmentErrorsZhCN } from './zh-CN/fulfilment.ts';
import { httpErrorsZhCN } from './zh-CN/http.ts';
import { intakeErrorsZhCN } from './zh-CN/intake.ts';
import { ordersErrorsZhCN } from './zh-CN/orders.ts';
import { peopleErrorsZhCN } from './zh-CN/people.ts';
import { salesErrorsZhCN } from './zh-CN/sales.ts';
import { schemaErrorsZhCN } from './zh-CN/schema.ts';
import { sharingErrorsZhCN } from './zh-CN/sharing.ts';
import { sheetsErrorsZhCN } from './zh-CN/sheets.ts';
import { shopsErrorsZhCN } from './zh-CN/shops.ts';

/** Every problem code with its text, module by module; a module adds its two files here. */
export const errorTexts = {
  'zh-CN': {
    ...httpErrorsZhCN,
    ...schemaErrorsZhCN,
    ...filesErrorsZhCN,
    ...sheetsErrorsZhCN,
    ...inventoryErrorsZhCN,
    ...catalogErrorsZhCN,
    ...salesErrorsZhCN,
    ...sharingErrorsZhCN,
    ...ordersErrorsZhCN,
    ...intakeErrorsZhCN,
    ...fulfilmentErrorsZhCN,
    ...shopsErrorsZhCN,
    ...peopleErrorsZhCN,
  },
  en: {
    ...httpErrorsEn,
    ...schemaErrorsEn,
    ...filesErrorsEn,
    ...sheetsErrorsEn,
    ...inventoryErrorsEn,
    ...catalogErrorsEn,
    ...salesErrorsEn,
    ...sharingErrorsEn,
    ...ordersErrorsEn,
    ...intakeErrorsEn,
    ...fulfilmentErrorsEn,
    ...shopsErrorsEn,
    ...peopleErrorsEn,
  },
} as const;

export type KnownErrorCode = keyof (typeof errorTexts)['zh-CN'];

/**
 * The text of a problem code for a person, its `{details}` filled in.
 * An unknown code gets the general sentence, so that no bare code is ever shown.
 */
export function errorText(locale: Locale, code: string, details: TextValues = {}): string {
  const texts: Readonly<Record<string, string | { one: string; other: string }>> = errorTexts[locale];
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return fillText(text ?? errorTexts[locale]['http.internal'], locale, details);
}
