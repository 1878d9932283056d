import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../kernel/config.ts';
import { isClaimed } from '../kernel/postgres/claim.ts';

type Address = Pick<Config, 'host' | 'port' | 'dataDir' | 'databaseUrl'>;

/**
 * Finds out whether the web server will get its address, before a database is started or made for it.
 * @throws Error that says in Chinese and English what is in the way
 */
export async function checkAddress(address: Address): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(address.port, address.host);
    await once(probe, 'listening');
  } catch (error) {
    throw addressFailure(error as NodeJS.ErrnoException, address);
  } finally {
    probe.close();
  }
}

/** What is in the way of listening, in words for the person who started us. */
export function addressFailure(error: NodeJS.ErrnoException, address: Address): Error {
  const { host, port, dataDir } = address;
  const said = (text: string) => new Error(text, { cause: error });
  if (error.code === 'EADDRINUSE' && isRunning(address)) {
    return said(
      `合一已经在运行，用的就是这个数据目录 ${dataDir}（端口 ${port}）。\n` +
        `Heyi is running already, on this data folder ${dataDir} (port ${port}).`,
    );
  }
  if (error.code === 'EADDRINUSE') {
    return said(`端口 ${port} 已被占用，换一个：npm start -- --port 8081\nPort ${port} is in use, choose another.`);
  }
  if (error.code === 'EACCES') {
    return said(
      `没有权限使用端口 ${port}，换一个 1024 以上的。\nPort ${port} is not permitted, choose one above 1024.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return said(`HEYI_HOST：${host} 不是这台机器的地址。\nHEYI_HOST: ${host} is no address of this machine.`);
  }
  return error;
}

/** Whether another process of ours has the embedded database of this data folder. */
function isRunning({ dataDir, databaseUrl }: Address): boolean {
  return databaseUrl === undefined && isClaimed(join(dataDir, 'postgres.lock'));
}
