/** The languages Heyi speaks; the first is the source, which every other one must match key by key. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The source texts of an area, `as const`: `{ left: "还剩 {count} 份" }`. */
export type SourceTexts = Readonly<Record<string, string>>;
/** A translation holds the same keys; where the language counts, `{ one, other }` is chosen by `count` or `limit`. */
export type Translation<T extends SourceTexts> = Readonly<Record<keyof T, string | { one: string; other: string }>>;

export interface Messages<T extends SourceTexts> {
  readonly 'zh-CN': T;
  readonly en: Translation<T>;
}

type Name<S extends string> = S extends `${string}{${infer N}}${infer Rest}` ? N | Name<Rest> : never;
/** The values a text needs: nothing for a plain text, `[{ count }]` for "还剩 {count} 份". */
export type Values<S extends string> = [Name<S>] extends [never] ? [] : [values: Record<Name<S>, string | number>];

/** What `fillText` may fill in; a list is joined as the language does. */
export type TextValues = Readonly<Record<string, string | number | readonly string[]>>;

/** Joins the languages of one area. */
export function createMessages<T extends SourceTexts>(source: T, english: Translation<T>): Messages<T> {
  return { 'zh-CN': source, en: english };
}

/** The text of `key` in `locale` with its `{names}` filled in. */
export function translate<T extends SourceTexts, K extends keyof T & string>(
  messages: Messages<T>,
  locale: Locale,
  key: K,
  ...[values]: Values<T[K]>
): string {
  return fillText(messages[locale][key], locale, values);
}

/** Chooses the plural form by `count` (or else `limit`) and replaces each `{name}`; an unknown name stays as it is. */
export function fillText(
  text: string | { one: string; other: string },
  locale: Locale,
  values: TextValues = {},
): string {
  return pluralForm(text, locale, Number(values.count ?? values.limit)).replace(/\{(\w+)\}/g, (whole, name: string) =>
    spoken(values[name] ?? whole, locale),
  );
}

function spoken(value: string | number | readonly string[], locale: Locale): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value.join(locale === 'en' ? ', ' : '、');
}

function pluralForm(text: string | { one: string; other: string }, locale: Locale, count: number): string {
  if (typeof text === 'string') return text;
  return new Intl.PluralRules(locale).select(count) === 'one' ? text.one : text.other;
}
