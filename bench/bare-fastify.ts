import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

// The limit that pages are held against: Fastify with nothing on it, and the same bytes ready in memory.
const [file, port] = process.argv.slice(2) as [string, string];
const bytes = readFileSync(file);
const app = Fastify();
app.get('/*', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
await app.listen({ host: '127.0.0.1', port: Number(port) });
