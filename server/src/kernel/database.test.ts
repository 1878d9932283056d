import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { Database, sql } from './database.ts';
import { problemOf } from './http/problems.ts';

let testDatabase: TestDatabase;
before(async () => void (testDatabase = await createTestDatabase()));
after(() => testDatabase.drop());

test('who waits in vain for a connection is told to come back, and the next one is served', async () => {
  const database = new Database(testDatabase.connection, { poolSize: 1, patience: 1_000 });
  const held = await database.connect();
  const waiting = database.transaction('owner', (tx) => tx.one(sql`select 1 as one`));
  const error = await waiting.then(
    () => assert.fail('it was served'),
    (thrown: Error) => thrown,
  );
  assert.deepEqual(problemOf(error), { status: 503, code: 'http.busy' });
  held.release();
  assert.deepEqual(await database.transaction('owner', (tx) => tx.one(sql`select 1 as one`)), { one: 1 });
  await database.close();
});
