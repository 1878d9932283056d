import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/**
 * Who the database runs as. PostgreSQL refuses to run as root, so root gives its rights up first:
 * - `self`: not root, nothing to do;
 * - `namespace`: a user namespace in which our own files belong to nobody, which works in any folder;
 * - `user`: another uid, for machines that forbid namespaces (most containers) and data that belongs to someone else.
 */
export type Account = { kind: 'self' | 'namespace' } | { kind: 'user'; uid: number; gid: number };

const nobody = 65534;
const toNamespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

/** Chooses the account for data in `folder`, which exists. `namespaces: false` is as if the machine forbade them. */
export function chooseAccount(folder: string, namespaces = true): Account {
  if (process.getuid?.() !== 0)
    return hasName() || !canMakeNamespace(namespaces) ? { kind: 'self' } : { kind: 'namespace' };
  const { uid, gid } = statSync(folder);
  if (uid !== 0) return { kind: 'user', uid, gid };
  return canMakeNamespace(namespaces) ? { kind: 'namespace' } : { kind: 'user', uid: nobody, gid: nobody };
}

/** How to spawn `program` as that account. */
export function commandAs(account: Account, program: string, args: string[]) {
  if (account.kind === 'namespace')
    return { command: 'unshare', args: [...toNamespace, program, ...args], options: {} };
  const options = account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {};
  return { command: program, args, options };
}

/** initdb wants its user to have a name, which the numbered users of some container platforms have not. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function canMakeNamespace(allowed: boolean): boolean {
  return allowed && spawnSync('unshare', [...toNamespace, 'true']).status === 0;
}

/** Whether the account may enter `folder` and everything above it. */
export function canReach(account: Account, folder: string): boolean {
  if (account.kind !== 'user') return true;
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
