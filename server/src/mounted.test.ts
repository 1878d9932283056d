import assert from 'node:assert/strict';
import { test } from 'node:test';
import AjvCompiler from '@fastify/ajv-compiler';
import SerializerCompiler from '@fastify/fast-json-stringify-compiler';
import type { TSchema } from 'typebox';
import { allRoutes, mediaRoutes } from './mounted.ts';

// The server compiles a schema at the first call of its route; one that is wrong must not wait for that.
test('every schema of every route can be compiled', () => {
  const validate = AjvCompiler()({}, { customOptions: { coerceTypes: false, removeAdditional: false } });
  const serialize = SerializerCompiler()({}, {});
  let compiled = 0;
  for (const { method, url, params, query, body, reply } of [...allRoutes, ...mediaRoutes('media')]) {
    const route = { method, url, httpStatus: '200' };
    for (const [httpPart, schema] of Object.entries({ params, querystring: query, body })) {
      if (schema) assert.equal(typeof validate({ ...route, httpPart, schema } as never), 'function', url);
    }
    if (reply) assert.equal(typeof serialize({ ...route, schema: reply as TSchema } as never), 'function', url);
    compiled += 1;
  }
  assert.ok(compiled > 100);
});
