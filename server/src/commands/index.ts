import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { jielongCommand } from './jielong.ts';
import { migrateCommand } from './migrate.ts';
import { openapiCommand } from './openapi.ts';
import { restoreCommand } from './restore.ts';
import { seedCommand } from './seed.ts';
import { allCommand, webCommand, workerCommand } from './serve.ts';
import { sheetsCommand } from './sheets.ts';
import { wechatCommand } from './wechat.ts';

export const commands: readonly Command[] = [
  allCommand,
  webCommand,
  workerCommand,
  migrateCommand,
  seedCommand,
  auditCommand,
  backupCommand,
  restoreCommand,
  jielongCommand,
  sheetsCommand,
  wechatCommand,
  openapiCommand,
];

export const findCommand = (name: string): Command | undefined => commands.find((command) => command.name === name);

export function usage(all: readonly Command[]): string {
  const lines = all.map((command) => `  ${command.name.padEnd(12)} ${command.summary}`);
  return `npm run heyi -- <command> [--help]\n${lines.join('\n')}`;
}
