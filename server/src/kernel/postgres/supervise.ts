import { setTimeout as sleep } from 'node:timers/promises';
import type { Folders } from './folders.ts';
import { boundLog } from './log-file.ts';
import { isAlive } from './processes.ts';

const glance = 250;
const longestPause = 10_000;

export type Watch = {
  /** Ends the watch; a restart that has begun is waited for. */
  end(): Promise<void>;
};

/** Starts the server again whenever it is gone without having been stopped by us, and keeps its log bounded. */
export function supervise(
  folders: Folders,
  first: number,
  restart: () => Promise<number>,
  log: { info(message: string): void; warn(message: string): void },
): Watch {
  let pid = first;
  let restarting: Promise<void> | undefined;
  let ended = false;
  const timer = setInterval(() => {
    if (isAlive(pid)) return boundLog(folders.log);
    restarting ??= comeBack().finally(() => (restarting = undefined));
  }, glance).unref();

  async function comeBack(): Promise<void> {
    log.warn('数据库进程意外结束，正在重新启动… The database ended unexpectedly; starting it again…');
    for (let pause = glance; !ended; pause = Math.min(pause * 2, longestPause)) {
      try {
        pid = await restart();
        return log.info('数据库已恢复。 The database is back.');
      } catch (error) {
        log.warn((error as Error).message);
        await sleep(pause);
      }
    }
  }

  return {
    async end() {
      ended = true;
      clearInterval(timer);
      await restarting;
    },
  };
}
