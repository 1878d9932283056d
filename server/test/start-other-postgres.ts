import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { commandAs, chooseAccount } from '../src/kernel/postgres/account.ts';
import { waitUntilReady } from '../src/kernel/postgres/connect.ts';
import { makePrivateFolder } from '../src/kernel/postgres/folders.ts';
import { stopPostmaster } from '../src/kernel/postgres/postmaster.ts';
import { isAlive } from '../src/kernel/postgres/processes.ts';
import { serverSettings } from '../src/kernel/postgres/settings.ts';

/**
 * Starts a PostgreSQL of the machine's own, which may be older than the embedded one, on a socket below `dataDir`.
 * @param programs its folder of programs, such as /usr/lib/postgresql/15/bin
 */
export async function startOtherPostgres(programs: string, dataDir: string) {
  const account = chooseAccount(dataDir);
  if (account.kind === 'user') chmodSync(dataDir, 0o711);
  const [cluster, socket] = [join(dataDir, 'postgres'), join(dataDir, 'socket')];
  for (const folder of [cluster, socket]) makePrivateFolder(folder, account);
  const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
  const start = (program: string, args: string[]) => {
    const { command, args: all, options } = commandAs(account, join(programs, program), args);
    return { command, args: all, options: { ...options, cwd: '/', env: environment } };
  };
  const options = ['--username=heyi', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '--no-sync'];
  const initdb = start('initdb', [...options, `--pgdata=${cluster}`]);
  const made = spawnSync(initdb.command, initdb.args, { ...initdb.options, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb of ${programs} failed: ${made.stderr}`);
  const settings = Object.entries(serverSettings(socket)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600);
  const server = start('postgres', ['-D', cluster, ...settings]);
  const child = spawn(server.command, server.args, { ...server.options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const connection: ClientConfig = { host: socket, port: 5432, user: 'heyi', database: 'heyi' };
  if (!(await waitUntilReady(connection, () => isAlive(child.pid!)))) throw new Error(`see ${dataDir}/postgres.log`);
  return { connection, stop: () => stopPostmaster(child.pid!) };
}
