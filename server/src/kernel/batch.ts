/** What became of one call of a batch: its result, or its own refusal. */
export type Outcome<Result> = { ok: true; value: Result } | { ok: false; error: unknown };

interface Waiting<Input, Result> {
  input: Input;
  resolve: (value: Result) => void;
  reject: (error: unknown) => void;
}

export interface BatcherOptions<Input, Result> {
  /** Calls gathered into one transaction at most. */
  sizeMax: number;
  /** Calls waiting at most; more are refused by `overflow`. */
  waitingMax: number;
  overflow: () => Error;
  /** Runs a set of calls in one transaction; one outcome per input, in order. */
  run: (key: string, inputs: readonly Input[]) => Promise<readonly Outcome<Result>[]>;
}

/**
 * Gathers calls with the same key (a shop). An idle key runs a call at once, as a set of one; while a set is being
 * committed the next gathers. Under load sets grow by themselves, and nobody waits for a timer.
 */
export class Batcher<Input, Result> {
  readonly #options: BatcherOptions<Input, Result>;
  readonly #waiting = new Map<string, Waiting<Input, Result>[]>();

  constructor(options: BatcherOptions<Input, Result>) {
    this.#options = options;
  }

  submit(key: string, input: Input): Promise<Result> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(key);
      if (queue === undefined) {
        this.#waiting.set(key, []);
        void this.#drain(key, [{ input, resolve, reject }]);
        return;
      }
      if (queue.length >= this.#options.waitingMax) reject(this.#options.overflow());
      else queue.push({ input, resolve, reject });
    });
  }

  async #drain(key: string, first: Waiting<Input, Result>[]): Promise<void> {
    let calls = first;
    while (calls.length > 0) {
      await this.#runOnce(key, calls);
      calls = this.#waiting.get(key)!.splice(0, this.#options.sizeMax);
    }
    this.#waiting.delete(key);
  }

  async #runOnce(key: string, calls: Waiting<Input, Result>[]): Promise<void> {
    try {
      const outcomes = await this.#options.run(
        key,
        calls.map((call) => call.input),
      );
      calls.forEach((call, index) => {
        const outcome = outcomes[index]!;
        if (outcome.ok) call.resolve(outcome.value);
        else call.reject(outcome.error);
      });
    } catch (error) {
      // What one call brought down with it is tried again, each alone, so that only that one is refused.
      if (calls.length === 1) calls[0]!.reject(error);
      else for (const call of calls) await this.#runOnce(key, [call]);
    }
  }
}
