import { describe, ratioOf, type Line, type Sample } from './figures.ts';
import { SALES, type Filled } from './fill-shop.ts';
import { CONNECTIONS } from './load.ts';
import { CLIENT_COUNTS, findPgbench, placeByPgbench, type Load } from './pgbench.ts';
import { placeByNode } from './place-by-node.ts';
import { placeOverHttp } from './place-orders.ts';

export interface OrdersBench {
  url: string;
  socket: string;
  folder: string;
  filled: Filled;
  pace: { rounds: number; seconds: number };
}

type Place = (options: Omit<Load, 'socket' | 'folder' | 'hot'>) => Promise<Sample>;

/** Ours is held against the better of pgbench's two ways, each with the count of clients that is its best here. */
export async function measureOrders(bench: OrdersBench, hot: boolean): Promise<Line> {
  const { url, socket, folder, filled, pace } = bench;
  const program = findPgbench();
  const place: Place = (options) => {
    const load = { socket, folder, hot, ...options };
    return program === undefined ? placeByNode(filled, load) : placeByPgbench(program, filled, load);
  };
  const { seconds } = pace;
  await placeOverHttp(url, filled, { hot, seconds: 2 });
  const counts = { single: await bestCount(place, false), pipelined: await bestCount(place, true) };
  const ours: Sample[] = [];
  const single: Sample[] = [];
  const pipelined: Sample[] = [];
  for (let round = 0; round < pace.rounds; round += 1) {
    ours.push(await placeOverHttp(url, filled, { hot, seconds }));
    single.push(await place({ pipelined: false, clients: counts.single, seconds }));
    pipelined.push(await place({ pipelined: true, clients: counts.pipelined, seconds }));
  }
  const by = program === undefined ? 'pgbench is not installed; the same script from Node' : 'pgbench';
  const ratios = [ratioOf(ours, single), ratioOf(ours, pipelined)] as const;
  const figures = [
    describe(`ours over HTTP, ${CONNECTIONS} connections`, ours),
    `${describe(`${by}, one order per transaction, clients: ${counts.single}`, single)} (ratio ${ratios[0].toFixed(2)})`,
    `${describe(`${by}, its writes pipelined, clients: ${counts.pipelined}`, pipelined)} (ratio ${ratios[1].toFixed(2)})`,
  ];
  const work = hot ? 'placing orders, everybody on the same two goods' : `placing orders over ${SALES} sales`;
  return { work, ratio: Math.min(...ratios), bar: hot ? '>= 3' : '>= 1', figures };
}

async function bestCount(place: Place, pipelined: boolean): Promise<number> {
  const tried: { clients: number; rate: number }[] = [];
  for (const clients of CLIENT_COUNTS)
    tried.push({ clients, rate: (await place({ pipelined, clients, seconds: 1 })).rate });
  return tried.reduce((best, next) => (next.rate > best.rate ? next : best)).clients;
}
