import type { Config } from '../kernel/config.ts';

/** One word of the command line. `run` gives the exit code; a thrown error is printed and gives 1. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly run: (args: readonly string[], config: Config) => Promise<number>;
}
