import { parseArgs } from 'node:util';
import { createApp } from '../app.ts';
import type { Config } from '../kernel/config.ts';
import { mediaFolder } from '../kernel/files/store-picture.ts';
import { Worker } from '../kernel/worker.ts';
import { allJobs, allSweeps } from '../mounted.ts';
import { findSecret, openRuntime, type Runtime } from '../runtime.ts';
import { announce } from './announce.ts';
import type { Command } from './command.ts';
import { prepareShop } from './prepare-shop.ts';

type Part = 'web' | 'worker';

const options = {
  empty: { type: 'boolean', default: false },
  port: { type: 'string' },
} as const;

const help = `npm start [-- --empty] [-- --port 8080]
Starts everything in one process: the embedded PostgreSQL (or the server of DATABASE_URL), the web server and the
worker. An empty database gets a demo shop; with --empty it gets none, and the printed link creates your own.

Settings (environment):
  PORT 8080 · HEYI_HOST 0.0.0.0 · HEYI_DATA ./data · DATABASE_URL · HEYI_PUBLIC_URL https://shop.example
  HEYI_POOL 10 · HEYI_ROW_SECURITY on|off · HEYI_TRUST_PROXY off|on · HEYI_RATE_FACTOR 1 · HEYI_LOG warn`;

function serve(name: string, summary: string, parts: readonly Part[]): Command {
  return {
    name,
    summary,
    help,
    run: async (args, config) => {
      const { values } = parseArgs({ args: [...args], options });
      const port = values.port === undefined ? config.port : Number(values.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port: ${values.port}`);
      return runUntilStopped({ ...config, port }, parts, values.empty);
    },
  };
}

export const allCommand = serve('all', '启动全部 Start everything (npm start)', ['web', 'worker']);
export const webCommand = serve('web', '只启动网页服务 The web server only', ['web']);
export const workerCommand = serve('worker', '只启动后台任务 The worker only', ['worker']);

async function runUntilStopped(config: Config, parts: readonly Part[], empty: boolean): Promise<number> {
  const stopped = stopSignal();
  const runtime = await openRuntime(config);
  try {
    if (parts.includes('web')) await prepareShop(runtime, { empty });
    const closeWeb = parts.includes('web') ? await startWeb(runtime) : undefined;
    const sweeps = allSweeps(mediaFolder(config.dataDir));
    const worker = new Worker(runtime.kernel, { jobs: allJobs, sweeps, log: runtime.log });
    if (parts.includes('worker')) worker.start();
    await stopped;
    await closeWeb?.();
    await worker.stop();
  } finally {
    await runtime.close();
  }
  return 0;
}

async function startWeb(runtime: Runtime): Promise<() => Promise<void>> {
  const { config, kernel, log } = runtime;
  const cookieSecret = await findSecret(runtime, 'visitor-cookie');
  const app = await createApp({ kernel, config, cookieSecret, log });
  await app.listen({ host: config.host, port: config.port }).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`端口 ${config.port} 已被占用，换一个：npm start -- --port 8081\nPort ${config.port} is in use.`);
  });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  await announce(runtime, port);
  return () => app.close();
}

function stopSignal(): Promise<void> {
  // Stays in place: after Ctrl-C the signal arrives more than once, from the terminal and from npm, which passes it on.
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
