import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kernel } from '../context.ts';
import { SharedReplies } from './shared-reply.ts';

function aKernel() {
  const clock = { at: 0, now: () => new Date(clock.at) };
  return { clock, kernel: { clock } as unknown as Kernel };
}

test('callers within a fifth of a second share one reading, and the next one reads anew', async () => {
  const { clock, kernel } = aKernel();
  const replies = new SharedReplies();
  let readings = 0;
  const read = () => replies.read(kernel, 'shop page', async () => ({ reading: ++readings }));
  const first = await Promise.all([read(), read(), read()]);
  clock.at = 199;
  assert.deepEqual(
    [...first, await read()].map(String),
    Array.from({ length: 4 }, () => '{"reading":1}'),
  );
  clock.at = 200;
  assert.equal(String(await read()), '{"reading":2}');
});

test('a failed reading is not kept', async () => {
  const { kernel } = aKernel();
  const replies = new SharedReplies();
  await assert.rejects(
    replies.read(kernel, 'shop page', () => Promise.reject(new Error('away'))),
    /away/,
  );
  assert.equal(String(await replies.read(kernel, 'shop page', async () => 'back')), '"back"');
});

test('pages do not answer for one another', async () => {
  const { kernel } = aKernel();
  const replies = new SharedReplies();
  const read = (key: string) => replies.read(kernel, key, async () => key);
  assert.deepEqual([String(await read('a one')), String(await read('b one'))], ['"a one"', '"b one"']);
});
