import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem, ConnectionLost, type ProblemValues } from './api-problem.ts';
import { createClient, once } from './create-client.ts';

const textOf = (code: string, details: ProblemValues = {}) => `${code} ${JSON.stringify(details)}`;

function clientAnswering(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  let unauthenticated = 0;
  const client = createClient({
    baseUrl: 'http://shop.example',
    loadErrorText: async () => textOf,
    onUnauthenticated: () => unauthenticated++,
    headers: () => ({ 'X-Heyi': 'console' }),
    fetch: async (request) => {
      requests.push(request);
      return answer(request);
    },
  });
  const post = client.POST as unknown as (path: string, init: object) => Promise<{ data?: unknown }>;
  return { post, requests, unauthenticatedCount: () => unauthenticated };
}

test('A write gets a fresh idempotency key, or the one its action holds', async () => {
  const { post, requests } = clientAnswering(() => Response.json({ id: 1 }));
  await post('/orders', { body: {} });
  await post('/orders', { body: {} });
  await post('/orders', { body: {}, ...once('held') });
  const keys = requests.map((request) => request.headers.get('idempotency-key'));
  assert.match(keys[0] ?? '', /^[0-9a-f]{32}$/);
  assert.notEqual(keys[0], keys[1]);
  assert.equal(keys[2], 'held');
  assert.equal(requests[0]?.headers.get('x-heyi'), 'console');
});

test('A problem document becomes an error with its sentence and one sentence per field', async () => {
  const { post } = clientAnswering(() =>
    Response.json(
      {
        code: 'orders.sold_out',
        details: { left: 3 },
        errors: [{ path: 'body/lines/0/quantity', code: 'schema.required' }],
      },
      { status: 409, headers: { 'content-type': 'application/problem+json' } },
    ),
  );
  await assert.rejects(post('/orders', { body: {} }), (error) => {
    assert.ok(error instanceof ApiProblem);
    assert.equal(error.status, 409);
    assert.equal(error.text, 'orders.sold_out {"left":3}');
    assert.deepEqual([...error.fields], [['lines.0.quantity', 'schema.required {}']]);
    return true;
  });
});

test('A 401 is told to the session before it is thrown', async () => {
  const { post, unauthenticatedCount } = clientAnswering(() => new Response('', { status: 401 }));
  await assert.rejects(post('/orders', { body: {} }), {
    name: 'ApiProblem',
    code: 'http.sign_in_required',
  });
  assert.equal(unauthenticatedCount(), 1);
});

test('A broken line and a gateway that gave up are uncertain, not refused', async () => {
  const broken = clientAnswering(() => Promise.reject(new TypeError('fetch failed')));
  await assert.rejects(broken.post('/orders', { body: {} }), ConnectionLost);
  const gateway = clientAnswering(() => new Response('<html>', { status: 502 }));
  await assert.rejects(gateway.post('/orders', { body: {} }), ConnectionLost);
});
