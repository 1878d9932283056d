import { reactive, ref } from 'vue';
import { createActionKeys } from './action-key.ts';

/** An action a person can start once at a time. Do not destructure it: the object is reactive. */
export interface Action<Input extends unknown[], Result> {
  /** True from the press until the answer; bind it to the button. */
  readonly busy: boolean;
  /** The last failure, or undefined; shown by the page or a toast. */
  readonly error: unknown;
  /** Resolves to the result, or to undefined when it failed (see `error`) or was already running. */
  run: (...input: Input) => Promise<Result | undefined>;
}

export interface ActionOptions {
  /** Told of every final failure. */
  onError?: (error: unknown) => void;
  /** Pauses before each further try after a lost connection, in milliseconds. */
  pauses?: number[];
}

/**
 * Guards a write: ignores a double press, and after a lost connection tries again with the same idempotency key,
 * so that nothing happens twice. `work` gets the key first: `useAction((key, draft: Draft) => api.POST(path,
 * { body: draft, ...once(key) }))`. One POST per action.
 */
export function useAction<Input extends unknown[], Result>(
  work: (key: string, ...input: Input) => Promise<Result>,
  options: ActionOptions = {},
): Action<Input, Result> {
  const keys = createActionKeys();
  const busy = ref(false);
  const error = ref<unknown>();

  async function run(...input: Input): Promise<Result | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    error.value = undefined;
    try {
      const key = keys.keyFor(input);
      const result = await persist(() => work(key, ...input), options.pauses ?? [500, 1500]);
      keys.settle();
      return result;
    } catch (failure) {
      if (!isUncertain(failure)) keys.settle();
      error.value = failure;
      options.onError?.(failure);
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return reactive({ busy, error, run }) as Action<Input, Result>;
}

async function persist<Result>(attempt: () => Promise<Result>, pauses: number[]): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt();
    } catch (failure) {
      if (!isUncertain(failure)) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt();
}

/** True when the request may or may not have been carried out: the line broke, or a gateway gave up. */
export function isUncertain(failure: unknown): boolean {
  return failure instanceof Error && 'uncertain' in failure && failure.uncertain === true;
}
