import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createActionKeys } from './action-key.ts';
import { useAction } from './use-action.ts';

class LineBroke extends Error {
  readonly uncertain = true;
}

/** Work that answers as scripted, remembering the keys it was given. */
function scripted(...answers: (Error | string)[]) {
  const keys: string[] = [];
  const work = async (key: string, _input: object): Promise<string> => {
    keys.push(key);
    const answer = answers.shift() ?? 'done';
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { keys, work };
}

test('A lost connection is tried again with the same key', async () => {
  const { keys, work } = scripted(new LineBroke(), new LineBroke(), 'placed');
  const action = useAction(work, { pauses: [0, 0] });
  assert.equal(await action.run({ sku: 1 }), 'placed');
  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
});

test('Pressing again after the line stayed broken is still the same action, a changed form is a new one', async () => {
  const { keys, work } = scripted(new LineBroke(), new LineBroke(), new LineBroke());
  const action = useAction(work, { pauses: [] });
  assert.equal(await action.run({ sku: 1 }), undefined);
  assert.ok(action.error instanceof LineBroke);
  await action.run({ sku: 1 });
  await action.run({ sku: 2 });
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
});

test('After a success or a refusal the next press is a new action', async () => {
  const { keys, work } = scripted('placed', new Error('refused'));
  const failures: unknown[] = [];
  const action = useAction(work, { pauses: [0], onError: (failure) => failures.push(failure) });
  await action.run({ sku: 1 });
  await action.run({ sku: 1 });
  await action.run({ sku: 1 });
  assert.equal(new Set(keys).size, 3);
  assert.equal(failures.length, 1);
});

test('A double press runs once', async () => {
  let running = 0;
  const action = useAction(async () => {
    running++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return 'placed';
  });
  const first = action.run();
  assert.equal(action.busy, true);
  assert.equal(await action.run(), undefined);
  assert.equal(await first, 'placed');
  assert.equal(running, 1);
  assert.equal(action.busy, false);
});

test('Keys are 128 random bits and do not repeat', () => {
  const keys = createActionKeys();
  const seen = new Set(Array.from({ length: 1000 }, (_, index) => keys.keyFor(index)));
  assert.equal(seen.size, 1000);
  for (const key of seen) assert.match(key, /^[0-9a-f]{32}$/);
});
