import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { fastFolder } from '../server/test/cluster.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const patience = 60_000;

export type Heyi = {
  /** The storefront's address, without a slash at its end. */
  url: string;
  /** A link into the console that works once. */
  signInUrl: string;
  /** While there is no shop yet: the link that founds one. */
  setupUrl: string | undefined;
  dataDir: string;
  /** Ends it as Ctrl-C does and removes its data, unless that was given. */
  stop(): Promise<void>;
  /** Ends it as a power cut does, but for its database, which goes on; the data stays. */
  kill(): Promise<void>;
};

export type StartOptions = {
  /** Without the demo shop. */
  empty?: boolean;
  args?: string[];
  env?: Record<string, string>;
  /** To start again on the data of a former run. */
  dataDir?: string;
};

/** Starts the real program with the embedded database on a free port and waits until it says where it is. */
export async function startHeyi({ empty, args = [], env = {}, dataDir }: StartOptions = {}): Promise<Heyi> {
  const folder = dataDir ?? mkdtempSync(join(fastFolder(), 'heyi-e2e-'));
  const options = ['server/src/main.ts', '--port', '0', ...(empty ? ['--empty'] : []), ...args];
  const child = spawn(process.execPath, options, {
    cwd: root,
    env: { ...process.env, HEYI_HOST: '127.0.0.1', HEYI_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  const { url, signInUrl, setupUrl } = await readAddresses(child);
  return {
    url,
    signInUrl,
    setupUrl,
    dataDir: folder,
    async stop() {
      await end('SIGINT');
      if (!dataDir) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    kill: () => end('SIGKILL'),
  };
}

function readAddresses(child: ChildProcessByStdio<null, Readable, Readable>) {
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const tooLong = setTimeout(() => child.kill('SIGKILL'), patience);
  return new Promise<{ url: string; signInUrl: string; setupUrl: string | undefined }>((resolve, reject) => {
    // Goes on reading afterwards: a full pipe would stop the program.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = find(said, /Storefront\s+(http\S+?)\/?$/);
      if (url && line === '') {
        const signInUrl = find(said, /Console\s+(http\S+)$/) ?? `${url}/console/`;
        resolve({ url, signInUrl, setupUrl: find(said, /Set up shop\s+(http\S+)$/) });
      }
      said.push(line);
    });
    child.once('exit', () => reject(new Error(`heyi did not start:\n${said.join('\n')}`)));
  }).finally(() => clearTimeout(tooLong));
}

function find(lines: string[], pattern: RegExp): string | undefined {
  return lines.map((line) => pattern.exec(line)?.[1]).find((match) => match !== undefined);
}
