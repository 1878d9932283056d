import type { Command } from './command.ts';

/** One word of the command line; its code is loaded when it is asked for. */
interface NamedCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const commands: readonly NamedCommand[] = [
  {
    name: 'all',
    summary: '启动全部 Start everything (npm start)',
    load: async () => (await import('./serve.ts')).allCommand,
  },
  {
    name: 'web',
    summary: '只启动网页服务 The web server only',
    load: async () => (await import('./serve.ts')).webCommand,
  },
  {
    name: 'worker',
    summary: '只启动后台任务 The worker only',
    load: async () => (await import('./serve.ts')).workerCommand,
  },
  {
    name: 'migrate',
    summary: '升级数据库结构 Bring the database to this version',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'seed',
    summary: '布置示例小店 Add the demo shop',
    load: async () => (await import('./seed.ts')).seedCommand,
  },
  {
    name: 'audit',
    summary: '核对账目和库存 Check every invariant of the data',
    load: async () => (await import('./audit.ts')).auditCommand,
  },
  {
    name: 'backup',
    summary: '备份到一个文件 Write everything to one file',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    summary: '从备份恢复 Bring a backup into an empty database',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  {
    name: 'jielong',
    summary: '读接龙 Read a group chain: jielong parse',
    load: async () => (await import('./jielong.ts')).jielongCommand,
  },
  {
    name: 'sheets',
    summary: '看懂表格 Read a sheet: sheets inspect, sheets match',
    load: async () => (await import('./sheets.ts')).sheetsCommand,
  },
  {
    name: 'wechat',
    summary: '核对微信签名与加密 Check the WeChat wire code: wechat vectors <folder>',
    load: async () => (await import('./wechat.ts')).wechatCommand,
  },
  {
    name: 'openapi',
    summary: '打印接口文档 Print the OpenAPI document',
    load: async () => (await import('./openapi.ts')).openapiCommand,
  },
];

export const findCommand = (name: string): NamedCommand | undefined =>
  commands.find((command) => command.name === name);

export function usage(all: readonly NamedCommand[]): string {
  const lines = all.map((command) => `  ${command.name.padEnd(12)} ${command.summary}`);
  return `npm run heyi -- <command> [--help]\n${lines.join('\n')}`;
}
