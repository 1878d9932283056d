import { randomInt } from 'node:crypto';
import pg from 'pg';
import type { Sample } from './figures.ts';
import type { Filled } from './fill-shop.ts';
import { readScript, variablesOf, type Load } from './pgbench.ts';

type Step =
  | { kind: 'set'; name: string; low: string; high: string }
  | { kind: 'statement'; name: string; text: string; uses: string[]; keeps: boolean; waits: boolean };

/**
 * Stands in for pgbench where it is not installed: reads the same script and places one order per transaction over as
 * many connections, from Node.
 */
export async function placeByNode(filled: Filled, options: Load): Promise<Sample> {
  const steps = readSteps(options.pipelined);
  const variables = variablesOf(filled, options.hot);
  const clients = Array.from({ length: options.clients }, () => {
    const config: pg.ClientConfig & { pipeline: boolean } = {
      host: options.socket,
      port: 5432,
      user: 'heyi',
      database: 'heyi',
      pipeline: true,
    };
    return new pg.Client(config);
  });
  await Promise.all(clients.map((client) => client.connect()));
  const began = performance.now();
  const until = began + options.seconds * 1_000;
  let placed = 0;
  const work = async (client: pg.Client): Promise<void> => {
    for (; performance.now() < until; placed += 1) await placeOne(client, steps, { ...variables });
  };
  await Promise.all(clients.map(work));
  const rate = (placed * 1_000) / (performance.now() - began);
  await Promise.all(clients.map((client) => client.end()));
  return { rate };
}

async function placeOne(client: pg.Client, steps: readonly Step[], variables: Record<string, unknown>): Promise<void> {
  const sent: Promise<pg.QueryResult<Record<string, unknown>>>[] = [];
  for (const step of steps) {
    if (step.kind === 'set') {
      const [low, high] = [step.low, step.high].map((bound) => Number(variables[bound] ?? bound)) as [number, number];
      variables[step.name] = randomInt(low, high + 1);
      continue;
    }
    const values = step.uses.map((name) => String(variables[name]));
    const answer = client.query<Record<string, unknown>>({ name: step.name, text: step.text, values });
    if (step.waits) Object.assign(variables, step.keeps ? (await answer).rows[0] : await answer.then(() => ({})));
    else sent.push(answer);
  }
  await Promise.all(sent);
}

/** Each line of the script is one statement, ended by `;` or, when its columns become variables, by `\gset`. */
function readSteps(pipelined: boolean): Step[] {
  const steps: Step[] = [];
  let waits = true;
  for (const line of readScript().split('\n')) {
    if (line.startsWith('-- pipeline')) waits = !pipelined || line === '-- pipeline ends';
    if (line === '' || line.startsWith('--')) continue;
    const set = line.match(/^\\set (\w+) random\(:?(\w+), :?(\w+)\)$/);
    if (set) {
      const [, name, low, high] = set as unknown as [string, string, string, string];
      steps.push({ kind: 'set', name, low, high });
      continue;
    }
    const uses: string[] = [];
    // A parameter for each place, since their types differ.
    const text = line.replace(/ \\gset$|;$/, '').replace(/(?<!:):(\w+)/g, (_, name: string) => {
      return `$${uses.push(name)}`;
    });
    steps.push({ kind: 'statement', name: `order ${steps.length}`, text, uses, keeps: line.endsWith('gset'), waits });
  }
  return steps;
}
