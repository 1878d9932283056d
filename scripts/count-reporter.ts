import type { TestEvent } from 'node:test/reporters';

/** Writes `{"passed":n,"failed":n}` for the whole run. What was skipped or cut off did not pass. */
export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed } = event.data.counts;
    yield JSON.stringify({ passed, failed: tests - passed });
  }
}
