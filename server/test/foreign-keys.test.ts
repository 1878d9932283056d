import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { boundaries } from '../src/boundaries.ts';
import { withClient } from './cluster.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
before(async () => void (database = await createTestDatabase()));
after(() => database.drop());

const betweenSchemas = `
  select distinct c.relnamespace::regnamespace::text as "from", f.relnamespace::regnamespace::text as "to"
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
  where k.contype = 'f' and c.relnamespace <> f.relnamespace`;

test('foreign keys between modules follow the graph', async () => {
  assert.deepEqual(await findUnlawful(), []);
});

test('a foreign key against the graph is found', async () => {
  await withClient(database.connection, async (client) => {
    await client.query('create table orders.planted (id int primary key)');
    await client.query('create table people.planted (id int references orders.planted)');
  });
  assert.deepEqual(await findUnlawful(), ['people -> orders']);
});

/** Every module may refer to the kernel and to its shop. */
async function findUnlawful(): Promise<string[]> {
  const graph: Record<string, readonly string[]> = boundaries;
  const { rows } = await withClient(database.connection, (client) =>
    client.query<{ from: string; to: string }>(betweenSchemas),
  );
  return rows
    .filter(({ from, to }) => ![...(graph[from] ?? []), 'kernel', 'shops'].includes(to))
    .map(({ from, to }) => `${from} -> ${to}`);
}
