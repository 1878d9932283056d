import { parseArgs } from 'node:util';
import pg from 'pg';
import { restore } from '../kernel/backup/restore.ts';
import { mediaFolder } from '../kernel/files/store-picture.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';

export const restoreCommand: Command = {
  help: `npm run heyi -- restore FILE.tar.gz
Brings a backup into an empty database: a new data folder (HEYI_DATA), or a server (DATABASE_URL). This is also the way
from the embedded database to a server. Refuses a database that holds a shop.`,
  run: async (args, config) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [from, ...rest] = positionals;
    if (from === undefined || rest.length > 0)
      throw new Error('请写上从哪个备份恢复。 Say which backup to restore.\nnpm run heyi -- restore FILE.tar.gz');
    const runtime = await openRuntime(config);
    const client = new pg.Client(runtime.connection);
    try {
      await client.connect();
      await restore({ client, media: mediaFolder(config.dataDir), from });
      process.stdout.write(`恢复好了 Restored from ${from}\n`);
      return 0;
    } finally {
      await client.end();
      await runtime.close();
    }
  },
};
