import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Whether a process still runs. One that ended but was not collected by its parent counts as gone. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return (readStat(pid)?.state ?? 'Z') !== 'Z';
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in the system's own unit: tells it from a later one that was given the same id. */
export function startOf(pid: number): string {
  return readStat(pid)?.start ?? 'unknown';
}

/** Sends a signal to a process, which may have ended in the meantime. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The running processes whose working directory is `folder`. Known on Linux only; elsewhere none. */
export function processesIn(folder: string): number[] {
  return findProcesses((pid) => readlinkSync(`/proc/${pid}/cwd`) === folder);
}

/** The running processes that were started with `argument`. Known on Linux only; elsewhere none. */
export function processesWith(argument: string): number[] {
  return findProcesses((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument));
}

function findProcesses(fits: (pid: string) => boolean): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isTrue(() => fits(name)))
    .map(Number)
    .filter(isAlive);
}

/** A process may end, or belong to somebody else, while it is looked at. */
function isTrue(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}

function readStat(pid: number): { state: string | undefined; start: string | undefined } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name before these fields is in brackets and may hold anything, brackets and spaces too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], start: fields[19] };
  } catch {
    return undefined;
  }
}
