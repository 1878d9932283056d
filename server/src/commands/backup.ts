import { parseArgs } from 'node:util';
import pg from 'pg';
import { backup } from '../kernel/backup/backup.ts';
import { mediaFolder } from '../kernel/files/store-picture.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
  help: `npm run heyi -- backup FILE.tar.gz
Writes every table and picture as of one instant to FILE.tar.gz (or to a folder). The shop may go on meanwhile.`,
  run: async (args, config) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [out, ...rest] = positionals;
    if (out === undefined || rest.length > 0)
      throw new Error('请写上备份到哪个文件。 Say which file to write.\nnpm run heyi -- backup FILE.tar.gz');
    const runtime = await openRuntime(config);
    const client = new pg.Client(runtime.connection);
    try {
      await client.connect();
      await backup({ client, media: mediaFolder(config.dataDir), out });
      process.stdout.write(`备份好了 Backed up: ${out}\n`);
      return 0;
    } finally {
      await client.end();
      await runtime.close();
    }
  },
};
