import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reachCluster, withClient } from './cluster.ts';
import { createTestDatabase } from './database.ts';

test('each test file has a migrated database of its own, which is gone afterwards', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await withClient(one.connection, async (client) => {
    const { rows } = await client.query('select count(*)::int > 0 as migrated from heyi_migrations');
    assert.deepEqual(rows, [{ migrated: true }]);
    await client.query('create table only_here (id int)');
  });
  await withClient(two.connection, async (client) => {
    assert.deepEqual((await client.query("select to_regclass('only_here') as found")).rows, [{ found: null }]);
  });
  await one.drop();
  await two.drop();
  const names = [one, two].map(({ connection }) => connection.database);
  await withClient(await reachCluster(), async (client) => {
    assert.deepEqual((await client.query('select from pg_database where datname = any($1)', [names])).rows, []);
  });
});
