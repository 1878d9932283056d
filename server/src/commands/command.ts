import { parseArgs } from 'node:util';
import type { Config } from '../kernel/config.ts';

/** What one word of the command line does. `run` gives the exit code; a thrown error is printed and gives 1. */
export interface Command {
  readonly help: string;
  readonly run: (args: readonly string[], config: Config) => Promise<number>;
}

/** For a command without arguments. Throws on any, so that a slip is not passed over. */
export function takeNothing(args: readonly string[]): void {
  parseArgs({ args: [...args] });
}
