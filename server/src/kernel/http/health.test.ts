import assert from 'node:assert/strict';
import Fastify, { type FastifyInstance } from 'fastify';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createKernel } from '../context.ts';
import { Database } from '../database.ts';
import { mountHealth } from './health.ts';

let testDatabase: TestDatabase;
let database: Database;
let app: FastifyInstance;

before(async () => {
  testDatabase = await createTestDatabase();
  database = new Database(testDatabase.connection, { poolSize: 2 });
  app = Fastify();
  mountHealth(app, createKernel({ database }));
});

after(async () => {
  await app.close();
  await testDatabase.drop();
});

test('metrics count the answers and what waits, for this machine only', async () => {
  await app.inject('/healthz');
  const { statusCode, body } = await app.inject('/metrics');
  assert.equal(statusCode, 200);
  assert.match(body, /^heyi_http_requests_total\{method="GET",status="2xx"\} 1$/m);
  assert.match(body, /^heyi_outbox_dead 0$/m);
  assert.match(body, /^process_resident_memory_bytes \d+$/m);
  assert.equal((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode, 404);
  assert.equal((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.7' } })).statusCode, 404);
});

test('it is ready while its database answers, and alive also without', async () => {
  assert.deepEqual((await app.inject('/readyz')).json(), { status: 'ok' });
  await database.close();
  const unready = await app.inject('/readyz');
  assert.deepEqual([unready.statusCode, unready.json()], [503, { status: 'unavailable' }]);
  assert.deepEqual((await app.inject('/healthz')).json(), { status: 'ok' });
});
