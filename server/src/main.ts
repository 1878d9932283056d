import { commands, findCommand, usage } from './commands/index.ts';
import { readConfig } from './kernel/config.ts';

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
const name = named ? first : 'all';
const args = named ? rest : process.argv.slice(2);

const found = findCommand(name);
if (found === undefined) {
  process.stderr.write(`没有这个命令 No such command: ${name}\n\n${usage(commands)}\n`);
  process.exitCode = 2;
} else {
  try {
    const command = await found.load();
    if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${command.help}\n`);
    else process.exitCode = await command.run(args, readConfig());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
