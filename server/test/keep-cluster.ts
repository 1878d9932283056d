// A process of its own that holds the tests' PostgreSQL: it outlives each test file, and ends when none comes any more.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim } from '../src/kernel/postgres/claim.ts';
import { startPostgres } from '../src/kernel/postgres/start-postgres.ts';
import { withClient } from './cluster.ts';
import { startOtherPostgres } from './start-other-postgres.ts';

const glance = 5_000;
const idleLimit = 120_000;
/** A database of a test that was killed stays behind; no test takes this long. */
const leftAfterMinutes = 15;

const dataDir = process.argv[2]!;
mkdirSync(dataDir, { recursive: true, mode: 0o700 });
// Several test files may ask for a keeper at once; the first one stays.
if (!claim(join(dataDir, 'keeper.lock'))) process.exit();

const quiet = { info: () => undefined, warn: () => undefined };
const other = process.env['HEYI_TEST_POSTGRES'];
const server = await (other ? startOtherPostgres(other, dataDir) : startPostgres({ dataDir, log: quiet }));
const connection = { ...server.connection, database: 'postgres' };

let ended = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (ended = true));

let busy = Date.now();
while (!ended && Date.now() - busy < idleLimit) {
  if ((await countGuests()) > 0) busy = Date.now();
  await dropLeftDatabases();
  for (const next = Date.now() + glance; !ended && Date.now() < next;) await sleep(100);
}
await server.stop();
rmSync(dataDir, { recursive: true, force: true });

function countGuests(): Promise<number> {
  const statement = `select count(*)::int as count from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  return withClient(connection, async (client) => (await client.query<{ count: number }>(statement)).rows[0]!.count);
}

async function dropLeftDatabases(): Promise<void> {
  await withClient(connection, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database d where datname like 'test_%'
         and to_timestamp(split_part(datname, '_', 2)::bigint) < now() - make_interval(mins => $1)
         and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
      [leftAfterMinutes],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${client.escapeIdentifier(datname)}`);
  });
}
