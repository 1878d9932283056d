import type { FastifyInstance } from 'fastify';
import { invalid } from '../errors.ts';

/** PostgreSQL refuses NUL and JSON may smuggle half a surrogate pair: both are refused at the door. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (Array.isArray(value)) return value.every(isStorable);
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner));
  }
  return true;
}

/** Strict JSON: no prototype keys, no NUL, no lone surrogates. */
export function acceptStrictJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parse(request, body as string, (error, value) => {
      if (error) done(invalid('http.bad_json'));
      else if (!isStorable(value)) done(invalid('http.bad_characters'));
      else done(null, value);
    });
  });
}
