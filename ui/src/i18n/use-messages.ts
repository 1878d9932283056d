import { type Messages, type SourceTexts, type Values, translate } from './create-messages.ts';
import { locale } from './locale.ts';

/** `const t = useMessages(salesMessages)`; `t("left", { count: 3 })` follows the chosen language. */
export function useMessages<T extends SourceTexts>(messages: Messages<T>) {
  return <K extends keyof T & string>(key: K, ...values: Values<T[K]>): string =>
    translate(messages, locale.value, key, ...values);
}
