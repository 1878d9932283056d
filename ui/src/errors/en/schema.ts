import type { Translation } from '../../i18n/create-messages.ts';
import type { schemaErrorsZhCN } from '../zh-CN/schema.ts';

export const schemaErrorsEn: Translation<typeof schemaErrorsZhCN> = {
  'schema.required': 'Required',
  'schema.minLength': 'Too short',
  'schema.maxLength': 'Too long',
  'schema.minimum': 'Too small',
  'schema.maximum': 'Too large',
  'schema.exclusiveMinimum': 'Too small',
  'schema.exclusiveMaximum': 'Too large',
  'schema.minItems': 'Too few',
  'schema.maxItems': 'Too many',
  'schema.uniqueItems': 'Contains duplicates',
  'schema.multipleOf': 'Not a whole step',
  'schema.type': 'Not valid',
  'schema.format': 'Not in the right format',
  'schema.pattern': 'Not in the right format',
  'schema.enum': 'Choose one of the options',
  'schema.const': 'Not valid',
  'schema.anyOf': 'Not valid',
  'schema.oneOf': 'Not valid',
  'schema.additionalProperties': 'Not expected here',
};
