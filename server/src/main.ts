import { commands, findCommand, usage } from './commands/index.ts';
import { ConfigError, readConfig } from './kernel/config.ts';

const WRONG_USE = 2;

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
const name = named ? first : 'all';
const args = named ? rest : process.argv.slice(2);

const found = findCommand(name);
if (found === undefined) {
  process.stderr.write(`没有这个命令 No such command: ${name}\n\n${usage(commands)}\n`);
  process.exitCode = WRONG_USE;
} else {
  try {
    const command = await found.load();
    const asked = args.includes('--help') || args.includes('-h');
    if (asked) process.stdout.write(`${command.help}\n${named ? '' : `\n${usage(commands)}\n`}`);
    else process.exitCode = await command.run(args, readConfig());
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    const misunderstood = code.startsWith('ERR_PARSE_ARGS');
    const lead = misunderstood
      ? '命令行看不懂，加 --help 看用法。 The command line is not understood, see --help.\n'
      : '';
    process.stderr.write(`${lead}${message}\n`);
    process.exitCode = misunderstood || error instanceof ConfigError ? WRONG_USE : 1;
  }
}
