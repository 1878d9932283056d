export * from './formats/format-date-time.ts';
export * from './formats/format-phone.ts';
export * from './formats/format-price.ts';
export * from './formats/format-quantity.ts';
export * from './i18n/create-messages.ts';
export { type KnownErrorCode, errorText } from './errors/error-text.ts';
