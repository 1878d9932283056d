import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Client, ClientConfig } from 'pg';
import { reachCluster, withClient } from '../../../test/cluster.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop } from '../../../test/test-shop.ts';
import { sql } from '../database.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { listTables } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'heyi-backup-'));
const media = join(folder, 'media');
const archive = join(folder, 'shop.tar.gz');
const databases: TestDatabase[] = [];
const roles: string[] = [];
let shop: Awaited<ReturnType<typeof createTestShop>>;
let source: ClientConfig;

before(async () => {
  shop = await createTestShop();
  const { name } = await shop.run((ctx) => ctx.tx.one<{ name: string }>(sql`select current_database()::text as name`));
  source = { ...(await reachCluster()), database: name };
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    await anOrder(ctx, sale, {
      at: 'paid',
      delivery: { kind: 'pickup', recipientName: '李\t姐\\n🍒', phone: '16400000001' },
    });
  });
  mkdirSync(join(media, 'shop'), { recursive: true });
  writeFileSync(join(media, 'shop', '1.webp'), Buffer.from([0, 255, 7]));
  await withClient(source, (client) => backup({ client, media, out: archive }));
});

after(async () => {
  for (const database of databases) await database.drop();
  await shop.close();
  await withClient(await reachCluster(), async (client) => {
    for (const role of roles) await client.query(`drop role ${role}`);
  });
  rmSync(folder, { recursive: true, force: true });
});

test('every row and picture of a backup arrives in an empty database', async () => {
  const target = await newDatabase();
  const newMedia = join(folder, 'new', 'media');
  const manifest = await withClient(target, (client) => restore({ client, media: newMedia, from: archive }));
  const expected = await withClient(source, readEverything);
  assert.deepEqual(await withClient(target, readEverything), expected);
  assert.ok(expected['orders.orders']!.length > 0);
  assert.deepEqual(
    manifest.tables.map(({ rows }) => rows),
    (await withClient(target, listTables)).map(({ name }) => expected[name]!.length),
  );
  assert.deepEqual(readFileSync(join(newMedia, 'shop', '1.webp')), Buffer.from([0, 255, 7]));
  assert.deepEqual(readdirSync(join(folder, 'new')), ['media']);
});

test('only its owner may read a backup, and no draft stays beside it', () => {
  assert.equal(statSync(archive).mode & 0o077, 0);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('part')),
    [],
  );
});

test('a folder does as well as an archive', async () => {
  const out = join(folder, 'as-folder');
  await withClient(source, (client) => backup({ client, media: join(folder, 'no-pictures'), out }));
  const target = await newDatabase();
  await withClient(target, (client) => restore({ client, media: join(folder, 'other', 'media'), from: out }));
  assert.deepEqual(await withClient(target, readEverything), await withClient(source, readEverything));
});

test('an owner under row-level security, as on a server, backs up and restores every row', async () => {
  const [from, to] = [await withPlainOwner(source), await withPlainOwner(await newDatabase())];
  const out = join(folder, 'plain.tar.gz');
  await withClient(from, (client) => backup({ client, media, out }));
  await withClient(to, (client) => restore({ client, media: join(folder, 'plain', 'media'), from: out }));
  const everything = await withClient({ ...to, user: 'heyi' }, readEverything);
  assert.deepEqual(everything, await withClient(source, readEverything));
  const open = 'select relname from pg_class where relrowsecurity and not relforcerowsecurity';
  assert.deepEqual((await withClient(to, (client) => client.query(open))).rows, []);
});

test('a database that holds a shop takes no backup', async () => {
  const expected = await withClient(source, readEverything);
  await assert.rejects(
    withClient(source, (client) => restore({ client, media, from: archive })),
    { name: 'BackupError', message: /数据库里已经有店铺/ },
  );
  assert.deepEqual(await withClient(source, readEverything), expected);
});

test('a backup never takes the place of a file', async () => {
  const out = join(folder, 'precious.tar.gz');
  writeFileSync(out, 'mine');
  await assert.rejects(
    withClient(source, (client) => backup({ client, media, out })),
    { name: 'BackupError', message: /已经存在/ },
  );
  assert.equal(readFileSync(out, 'utf8'), 'mine');
});

for (const [what, spoil, complaint] of [
  ['a table that was cut off', cutOrders, /备份不完整：orders\.orders 应有 1 行，只有 0 行/],
  ['a row that was cut off', cutRow, /备份已损坏：orders\.orders 读不出来。/],
  ['another version', changeVersion, /备份来自另一个版本/],
  ['no manifest', (place: string) => rmSync(join(place, 'heyi-backup.json')), /这不是合一的备份文件/],
] as const) {
  test(`${what} is refused, and nothing arrives`, async () => {
    const place = mkdtempSync(join(folder, 'spoilt-'));
    execFileSync('tar', ['-C', place, '-xzf', archive]);
    spoil(place);
    await assertRefused(place, complaint);
  });
}

test('an archive with a link in it is refused', async () => {
  const place = mkdtempSync(join(folder, 'linked-'));
  execFileSync('tar', ['-C', place, '-xzf', archive]);
  symlinkSync('/etc/passwd', join(place, 'media', 'passwd'));
  const linked = `${place}.tar.gz`;
  execFileSync('tar', ['-C', place, '-czf', linked, '.']);
  await assertRefused(linked, /备份里有不该有的文件：media\/passwd/);
});

test('what is no archive at all, or half of one, is refused', async () => {
  const noise = join(folder, 'noise.tar.gz');
  writeFileSync(noise, 'not an archive');
  await assertRefused(noise, /备份文件读写失败/);
  writeFileSync(noise, readFileSync(archive).subarray(0, 2_000));
  await assertRefused(noise, /备份文件读写失败，可能不完整/);
  await assertRefused(join(folder, 'nowhere.tar.gz'), /找不到/);
});

async function assertRefused(from: string, message: RegExp): Promise<void> {
  const target = await newDatabase();
  const untouched = await withClient(target, readEverything);
  const home = mkdtempSync(join(folder, 'refused-'));
  const attempt = withClient(target, (client) => restore({ client, media: join(home, 'media'), from }));
  await assert.rejects(attempt, { name: 'BackupError', message });
  assert.deepEqual(await withClient(target, readEverything), untouched);
  assert.deepEqual(
    readdirSync(home, { recursive: true }).filter((name) => name !== 'media'),
    [],
  );
}

function cutOrders(place: string): void {
  writeFileSync(join(place, 'tables', 'orders.orders.copy'), '');
}

function cutRow(place: string): void {
  const file = join(place, 'tables', 'orders.orders.copy');
  writeFileSync(file, readFileSync(file).subarray(0, 60));
}

function changeVersion(place: string): void {
  const file = join(place, 'heyi-backup.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.migrations.pop();
  writeFileSync(file, JSON.stringify(manifest));
}

async function newDatabase(): Promise<ClientConfig> {
  const database = await createTestDatabase();
  databases.push(database);
  return database.connection;
}

/** The same database through a role that owns its tables and is no superuser, as a hosted server gives one. */
async function withPlainOwner(connection: ClientConfig): Promise<ClientConfig> {
  const role = `owner_of_${connection.database}`;
  roles.push(role);
  await withClient(connection, async (client) => {
    await client.query(`create role ${role} login; grant heyi_app, heyi_platform to ${role}`);
    const tables = await listTables(client);
    for (const { name } of tables) await client.query(`alter table ${name} owner to ${role}`);
    await client.query(`alter table public.heyi_migrations owner to ${role}`);
    for (const schema of new Set(tables.map(({ name }) => name.split('.')[0]))) {
      await client.query(`alter schema ${schema} owner to ${role}`);
    }
  });
  return { ...connection, user: role };
}

async function readEverything(client: Client): Promise<Record<string, string[]>> {
  const everything: Record<string, string[]> = {};
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    everything[name] = rows.map(({ row }) => row);
  }
  return everything;
}
