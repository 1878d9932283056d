import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Kernel } from '../context.ts';
import { sql } from '../database.ts';

const patience = 2_000;
const hidden = { schema: { hide: true }, logLevel: 'silent' } as const;
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

interface Backlog {
  outboxWaiting: number;
  outboxDead: number;
  jobsWaiting: number;
  jobsDead: number;
}

/**
 * For whoever runs the server: `/healthz` (the process answers), `/readyz` (and so does its database) and `/metrics`
 * (Prometheus). The last is for this machine only: it answers 404 to others and through a proxy.
 */
export function mountHealth(app: FastifyInstance, kernel: Kernel): void {
  const requests = new Map<string, number>();
  app.addHook('onResponse', (request, reply, done) => {
    const key = `${request.method} ${Math.floor(reply.statusCode / 100)}xx`;
    requests.set(key, (requests.get(key) ?? 0) + 1);
    done();
  });
  app.get('/healthz', hidden, async () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (_request, reply) => {
    if (await answersInTime(kernel)) return { status: 'ok' };
    return reply.code(503).send({ status: 'unavailable' });
  });
  app.get('/metrics', hidden, async (request, reply) => {
    if (!isLocal(request)) return reply.callNotFound();
    const { type, text } = await describe(await countBacklog(kernel), requests);
    return reply.type(type).send(text);
  });
}

function isLocal({ socket, headers }: FastifyRequest): boolean {
  return loopback.has(socket.remoteAddress ?? '') && !headers['x-forwarded-for'] && !headers['forwarded'];
}

async function answersInTime(kernel: Kernel): Promise<boolean> {
  const asked = kernel.database.transaction('platform', (tx) => tx.one(sql`select 1 as answer`), { readOnly: true });
  const tooLate = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), patience).unref());
  return Promise.race([asked, tooLate]).then(
    () => true,
    () => false,
  );
}

function countBacklog(kernel: Kernel): Promise<Backlog> {
  const statement = sql`
    select
      (select count(*) from kernel.outbox where dead_at is null) as outbox_waiting,
      (select count(*) from kernel.outbox where dead_at is not null) as outbox_dead,
      (select count(*) from kernel.jobs where done_at is null and dead_at is null) as jobs_waiting,
      (select count(*) from kernel.jobs where dead_at is not null) as jobs_dead`;
  return kernel.database.transaction('platform', (tx) => tx.one<Backlog>(statement), { readOnly: true });
}

/** The library is loaded when somebody asks, since most shops have nobody who does; then its observers run once. */
let processMetrics: Registry | undefined;

async function describe(backlog: Backlog, requests: Map<string, number>): Promise<{ type: string; text: string }> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client');
  if (!processMetrics) {
    processMetrics = new Registry();
    collectDefaultMetrics({ register: processMetrics, eventLoopMonitoringPrecision: 1_000 });
  }
  const register = new Registry();
  const counter = new Counter({
    name: 'heyi_http_requests_total',
    help: 'Answers by method and kind of status',
    labelNames: ['method', 'status'],
    registers: [register],
  });
  for (const [key, count] of requests) {
    const [method = '', status = ''] = key.split(' ');
    counter.inc({ method, status }, count);
  }
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers: [register] }).set(value);
  gauge('heyi_outbox_waiting', 'Events that are not delivered yet', backlog.outboxWaiting);
  gauge('heyi_outbox_dead', 'Events that were given up and wait for a person', backlog.outboxDead);
  gauge('heyi_jobs_waiting', 'Jobs that are not done yet', backlog.jobsWaiting);
  gauge('heyi_jobs_dead', 'Jobs that were given up and wait for a person', backlog.jobsDead);
  const whole = Registry.merge([processMetrics, register]);
  return { type: whole.contentType, text: await whole.metrics() };
}
