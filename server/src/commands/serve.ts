import { parseArgs } from 'node:util';
import { readPort, type Config } from '../kernel/config.ts';
import type { Worker } from '../kernel/worker.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import { checkAddress } from './check-address.ts';
import type { Command } from './command.ts';

type Part = 'web' | 'worker';

const options = {
  empty: { type: 'boolean', default: false },
  port: { type: 'string' },
} as const;

const help = `npm start -- [--empty] [--port 8080]
Starts everything in one process: the embedded PostgreSQL (or the server of DATABASE_URL), the web server and the
worker. An empty database gets a demo shop; with --empty it gets none, and the printed link creates your own.

Settings (environment):
  PORT 8080 · HEYI_HOST 0.0.0.0 · HEYI_DATA ./data · DATABASE_URL · HEYI_PUBLIC_URL https://shop.example
  HEYI_POOL 10 · HEYI_ROW_SECURITY on|off · HEYI_TRUST_PROXY off|on · HEYI_RATE_FACTOR 1 · HEYI_LOG warn`;

const webHelp = `npm run heyi -- web [--port 8080] [--empty]
Starts the web server alone; events, deadlines and other later work wait for a worker. Any number of them may share a
database; they then share the folder HEYI_DATA/media too. Settings as for npm start.`;

const workerHelp = `npm run heyi -- worker
Starts the worker alone: it delivers events and keeps deadlines. Any number of them may share a database. Settings as
for npm start.`;

function serve(parts: readonly Part[], help: string): Command {
  return {
    help,
    run: async (args, config) => {
      const { values } = parseArgs({ args: [...args], options });
      const port = readPort('--port', values.port, config.port);
      return runUntilStopped({ ...config, port }, parts, values.empty);
    },
  };
}

export const allCommand = serve(['web', 'worker'], help);
export const webCommand = serve(['web'], webHelp);
export const workerCommand = serve(['worker'], workerHelp);

async function runUntilStopped(config: Config, parts: readonly Part[], empty: boolean): Promise<number> {
  const stopped = stopSignal();
  if (parts.includes('web')) await checkAddress(config);
  const runtime = await openRuntime(config);
  try {
    const closeWeb = parts.includes('web') ? await startWeb(runtime, empty) : undefined;
    const worker = parts.includes('worker') ? await startWorker(runtime) : undefined;
    await stopped;
    await closeWeb?.();
    await worker?.stop();
  } finally {
    await runtime.close();
  }
  return 0;
}

// What only the first page or the worker needs is loaded here: by then the database is on its way up.
async function startWeb(runtime: Runtime, empty: boolean): Promise<() => Promise<void>> {
  const { prepareShop } = await import('./prepare-shop.ts');
  await prepareShop(runtime, { empty });
  const { listen } = await import('./listen.ts');
  return listen(runtime);
}

async function startWorker(runtime: Runtime): Promise<Worker> {
  const [{ Worker: Begun }, { allJobs, allSweeps }, { mediaFolder }] = await Promise.all([
    import('../kernel/worker.ts'),
    import('../mounted.ts'),
    import('../kernel/files/store-picture.ts'),
  ]);
  const sweeps = allSweeps(mediaFolder(runtime.config.dataDir));
  const worker = new Begun(runtime.kernel, { jobs: allJobs, sweeps, log: runtime.log });
  worker.start();
  return worker;
}

function stopSignal(): Promise<void> {
  // Stays in place: after Ctrl-C the signal arrives more than once, from the terminal and from npm, which passes it on.
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
