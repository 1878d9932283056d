import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import Type, { type TSchema } from 'typebox';
import { problemOf } from './problems.ts';
import { fenAmount, line, list, nullable, object, oneOf, quantity } from './schemas.ts';

async function errorsOf(body: TSchema, payload: Record<string, unknown>): Promise<unknown> {
  const app = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } } });
  app.setErrorHandler((error: Error, _request, reply) => reply.code(400).send(problemOf(error).errors));
  app.post('/', { schema: { body } }, async () => ({}));
  return (await app.inject({ method: 'POST', url: '/', payload })).json();
}

test('a refused field says its limit', async () => {
  assert.deepEqual(await errorsOf(object({ note: line(3) }), { note: '太长的话' }), [
    { path: 'body/note', code: 'schema.maxLength', details: { limit: 3 } },
  ]);
  assert.deepEqual(await errorsOf(object({ amount: quantity() }), { amount: 0 }), [
    { path: 'body/amount', code: 'schema.exclusiveMinimum', details: { limit: 0 } },
  ]);
  assert.deepEqual(await errorsOf(object({ tags: list(line(), 2) }), { tags: ['a', 'b', 'c'] }), [
    { path: 'body/tags', code: 'schema.maxItems', details: { limit: 2 } },
  ]);
});

test('a limit of money is told in yuan', async () => {
  assert.deepEqual(await errorsOf(object({ priceFen: fenAmount(50) }), { priceFen: 49 }), [
    { path: 'body/priceFen', code: 'schema.minimumFen', details: { limit: 0.5 } },
  ]);
});

test('an empty text that must be there is required, and so is one that is missing', async () => {
  const required = [{ path: 'body/name', code: 'schema.required' }];
  assert.deepEqual(await errorsOf(object({ name: line(20, 1) }), { name: '' }), required);
  assert.deepEqual(await errorsOf(object({ name: line(20, 1) }), {}), required);
});

test('of a field that may also be null only the telling reason is given', async () => {
  const Body = object({ name: nullable(line(2)), kind: nullable(oneOf(['a', 'b'])), count: nullable(Type.Integer()) });
  assert.deepEqual(await errorsOf(Body, { name: 'abc', kind: null, count: null }), [
    { path: 'body/name', code: 'schema.maxLength', details: { limit: 2 } },
  ]);
  assert.deepEqual(await errorsOf(Body, { name: null, kind: 'c', count: null }), [
    { path: 'body/kind', code: 'schema.enum' },
  ]);
  assert.deepEqual(await errorsOf(Body, { name: null, kind: null, count: 'x' }), [
    { path: 'body/count', code: 'schema.type' },
  ]);
});
