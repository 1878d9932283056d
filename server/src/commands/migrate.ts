import { openRuntime } from '../runtime.ts';
import { takeNothing, type Command } from './command.ts';

export const migrateCommand: Command = {
  help: `npm run heyi -- migrate
Applies the migrations that are missing, under a lock. Start does the same; use it to migrate a server's database
(DATABASE_URL) ahead of time, with the role that owns it.`,
  run: async (args, config) => {
    takeNothing(args);
    const runtime = await openRuntime(config);
    await runtime.close();
    process.stdout.write('数据库已是最新 The database is up to date\n');
    return 0;
  },
};
