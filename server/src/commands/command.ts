import type { Config } from '../kernel/config.ts';

/** What one word of the command line does. `run` gives the exit code; a thrown error is printed and gives 1. */
export interface Command {
  readonly help: string;
  readonly run: (args: readonly string[], config: Config) => Promise<number>;
}
