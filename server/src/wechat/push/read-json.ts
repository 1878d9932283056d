/** What the reviver learns of a primitive besides its value (ECMAScript's source text access). */
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/**
 * Parses JSON of api.weixin.qq.com, where an order number may be a bare number above 2^53: whole numbers that a double
 * cannot hold come back as their digits.
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  const keepDigits: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
      ? source
      : value;
  return JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown);
}
