import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withClient } from '../../test/cluster.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { listTables } from './backup/tables.ts';
import { distribute, droppedOnCitus, planDistribution, referenceTables } from './distribute.ts';

let database: TestDatabase;
before(async () => void (database = await createTestDatabase()));
after(() => database.drop());

const plan = () => withClient(database.connection, planDistribution);

/** What `planDistribution` says against a table planted for a moment. */
async function complaintAbout(statements: string): Promise<string> {
  return withClient(database.connection, async (client) => {
    await client.query(`begin; ${statements}`);
    try {
      await planDistribution(client);
      return '';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.query('rollback');
    }
  });
}

test('every table has a place on Citus: by its shop, or copied for a reason', async () => {
  const { distributed, copied, dropped } = await plan();
  const all = await withClient(database.connection, listTables);
  assert.deepEqual([...distributed, ...copied].toSorted(), all.map(({ name }) => name).toSorted());
  assert.deepEqual(copied.toSorted(), Object.keys(referenceTables).toSorted());
  assert.deepEqual(
    dropped.map(({ table, constraint }) => `${table.split('.')[0]}.${constraint}`).toSorted(),
    Object.keys(droppedOnCitus).toSorted(),
  );
});

test('a table comes after those it refers to', async () => {
  const { distributed } = await plan();
  assert.ok(distributed.indexOf('sales.sales') < distributed.indexOf('orders.orders'));
  assert.ok(distributed.indexOf('orders.orders') < distributed.indexOf('orders.lines'));
});

test('a table without a place is named', async () => {
  const shopless = 'create table people.shopless (id uuid primary key)';
  assert.equal(await complaintAbout(shopless), 'no place on Citus for: people.shopless');
  const second = 'create table people.planted (id uuid, shop_id uuid, primary key (id, shop_id))';
  assert.equal(await complaintAbout(second), 'no place on Citus for: people.planted_pkey');
  const unique = 'create table people.planted (shop_id uuid, id uuid unique, primary key (shop_id, id))';
  assert.equal(await complaintAbout(unique), 'no place on Citus for: people.planted_id_key');
});

test('a foreign key that leaves its shop is named', async () => {
  const crossing = `create table people.planted (
    shop_id uuid, other uuid, id uuid, primary key (shop_id, id),
    foreign key (other, id) references people.people (shop_id, id))`;
  assert.equal(await complaintAbout(crossing), 'no place on Citus for: people.planted_other_id_fkey');
});

test('where Citus is not, nothing is laid out', async () => {
  assert.equal(await withClient(database.connection, distribute), 0);
});
