import autocannon, { type LoadRequest } from 'autocannon';
import type { Sample } from './figures.ts';

export const CONNECTIONS = 64;

/** Sends a kind of request over 64 connections for so many seconds; every answer must be a good one. */
export async function load(url: string, request: LoadRequest, seconds: number): Promise<Sample> {
  const before = process.cpuUsage();
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests: [request] });
  const { user, system } = process.cpuUsage(before);
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${request.path}: ${result.non2xx} refused, ${result.errors} failed of ${result['2xx']}`);
  }
  return {
    rate: result['2xx'] / result.duration,
    clientCores: (user + system) / 1e6 / result.duration,
    p99: result.latency.p99,
  };
}
