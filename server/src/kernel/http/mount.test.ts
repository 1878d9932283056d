import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { mountRoutes, type MountParts } from './mount.ts';
import { FileReply, route } from './route.ts';

test('a POST that answers a file refuses to boot, for its reply could not be kept under its key', () => {
  const poster = route({
    method: 'POST',
    url: '/api/admin/posters',
    summary: 'A poster',
    access: { kind: 'staff', may: 'sales:read' },
    rate: 'write',
    audit: 'none',
    run: 'write',
    handle: async () => new FileReply(Buffer.from('x'), 'image/png'),
  });
  assert.throws(() => mountRoutes(Fastify(), [poster], {} as MountParts), /POST \/api\/admin\/posters has no reply/);
});
