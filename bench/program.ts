import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processesIn } from '../server/src/kernel/postgres/processes.ts';

const main = fileURLToPath(new URL('../server/src/main.ts', import.meta.url));

/** The real program, started as `npm start` does, on a port of its own. */
export interface Program {
  readonly dataDir: string;
  readonly url: string;
  /** From the start of the process to the first page, in milliseconds. */
  readonly startMs: number;
  /** Mebibytes, memory shared between processes counted once: our process, and with its database. */
  memory(): { server: number; all: number };
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends every program that was started: what is being measured fails then, and is cleared away. */
export const stopPrograms = (): void => running.forEach((child) => void child.kill('SIGTERM'));

export async function startProgram(dataDir: string): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [main, 'all', '--port', String(port)], {
    env: { ...process.env, HEYI_DATA: dataDir, HEYI_HOST: '127.0.0.1', HEYI_RATE_FACTOR: '1000' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  try {
    await firstPage(url, child);
  } catch (error) {
    await end(child);
    throw error;
  }
  return {
    dataDir,
    url,
    startMs: performance.now() - started,
    memory: () => {
      const server = memoryOf(child.pid!);
      const database = processesIn(join(dataDir, 'postgres')).map((pid) => memoryOf(pid));
      return { server, all: database.reduce((sum, part) => sum + part, server) };
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function firstPage(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const reply = await fetch(`${url}/`).catch(() => undefined);
    await reply?.arrayBuffer();
    if (reply?.status === 200) return;
    if (reply) throw new Error(`the first page answered ${reply.status}: is the storefront built?`);
    await sleep(20);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function memoryOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(rollup.match(/^Pss:\s+(\d+) kB/m)![1]) / 1024;
  } catch {
    return 0;
  }
}
