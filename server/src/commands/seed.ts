import { mediaFolder } from '../kernel/files/store-picture.ts';
import { Worker } from '../kernel/worker.ts';
import { allJobs } from '../mounted.ts';
import { openRuntime } from '../runtime.ts';
import { seedDemo } from '../seed/seed-demo.ts';
import { takeNothing, type Command } from './command.ts';

export const seedCommand: Command = {
  help: `npm run heyi -- seed
Adds the demo shop to the database by running the real commands. The first start of an empty database does the same.
Refuses when the demo shop is already there.`,
  run: async (args, config) => {
    takeNothing(args);
    const runtime = await openRuntime(config);
    try {
      await seedDemo(runtime.kernel, { mediaFolder: mediaFolder(config.dataDir) });
      await new Worker(runtime.kernel, { jobs: allJobs, sweeps: [], log: runtime.log }).drain();
      process.stdout.write('示例小店布置好了 The demo shop is ready\n');
      return 0;
    } finally {
      await runtime.close();
    }
  },
};
