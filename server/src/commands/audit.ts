import { checkInvariants, type Finding } from '../invariants/index.ts';
import { openRuntime } from '../runtime.ts';
import { takeNothing, type Command } from './command.ts';

const SHOWN_MAX = 5;

export const auditCommand: Command = {
  help: `npm run heyi -- audit
Runs every invariant over all shops in one read-only transaction and prints each with what breaks it. Safe on a live
system. Exit code 1 when anything is broken.`,
  run: async (args, config) => {
    takeNothing(args);
    const runtime = await openRuntime(config);
    try {
      const { database } = runtime.kernel;
      const findings = await database.transaction('platform', checkInvariants, { readOnly: true });
      for (const finding of findings) process.stdout.write(lineOf(finding));
      const broken = findings.filter(({ violations }) => violations.length > 0);
      const rows = broken.reduce((sum, { violations }) => sum + violations.length, 0);
      process.stdout.write(`\n${findings.length} invariants, ${rows} violations\n`);
      return rows === 0 ? 0 : 1;
    } finally {
      await runtime.close();
    }
  },
};

function lineOf({ id, promise, violations }: Finding): string {
  if (violations.length === 0) return `ok    ${id.padEnd(26)} ${promise}\n`;
  const shown = violations.slice(0, SHOWN_MAX).map((row) => `        ${JSON.stringify(row)}\n`);
  return `WRONG ${id.padEnd(26)} ${promise}: ${violations.length}\n${shown.join('')}`;
}
