import type { Translation } from '../../i18n/create-messages.ts';
import type { schemaErrorsZhCN } from '../zh-CN/schema.ts';

export const schemaErrorsEn: Translation<typeof schemaErrorsZhCN> = {
  'schema.required': 'Required',
  'schema.minLength': { one: 'At least {limit} character', other: 'At least {limit} characters' },
  'schema.maxLength': { one: 'At most {limit} character', other: 'At most {limit} characters' },
  'schema.minimum': 'Must not be below {limit}',
  'schema.maximum': 'Must not be above {limit}',
  'schema.exclusiveMinimum': 'Must be more than {limit}',
  'schema.exclusiveMaximum': 'Must be less than {limit}',
  'schema.minimumFen': 'Must not be below ¥{limit}',
  'schema.maximumFen': 'Must not be above ¥{limit}',
  'schema.exclusiveMinimumFen': 'Must be more than ¥{limit}',
  'schema.exclusiveMaximumFen': 'Must be less than ¥{limit}',
  'schema.minItems': { one: 'At least {limit} entry', other: 'At least {limit} entries' },
  'schema.maxItems': { one: 'At most {limit} entry', other: 'At most {limit} entries' },
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
