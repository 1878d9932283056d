import Type, { type TEnum, type TProperties, type TSchema } from 'typebox';

/** Bounded, strict building blocks of every input and reply schema. Unknown fields are refused. */
export const object = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

export const id = () => Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

const LINE = '[^\\n\\r\\u0000]*$';

/** One line of text, trimmed by the command. One that must not be empty must not be blank either. */
export const line = (maxLength = 60, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: minLength > 0 ? `^(?=.*\\S)${LINE}` : `^${LINE}` });

export const text = (maxLength = 2_000) => Type.String({ maxLength });

/** Integer fen, at most ten million yuan. */
export const fenAmount = (minimum = 0) => Type.Integer({ minimum, maximum: 1_000_000_000 });

/** At most three decimals; whether it fits a SKU's step is the command's check. */
export const quantity = () => Type.Number({ exclusiveMinimum: 0, maximum: 99_999 });

export const instant = () => Type.String({ format: 'date-time', maxLength: 40 });

export const list = <T extends TSchema>(item: T, maxItems = 200, minItems = 0) =>
  Type.Array(item, { maxItems, minItems });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const optional = Type.Optional;

export const oneOf = <const T extends readonly string[]>(values: T): TEnum<[...T]> => Type.Enum<[...T]>([...values]);

export const pageOf = <T extends TSchema>(row: T) => object({ rows: Type.Array(row), next: nullable(Type.String()) });

/** Query of every list: where to continue. */
export const cursor = () => Type.Optional(Type.String({ maxLength: 400 }));
