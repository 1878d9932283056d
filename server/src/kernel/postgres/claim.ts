import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, startOf } from './processes.ts';

export type Claim = { release(): void };

/**
 * Makes this process the owner of what `path` stands for, or returns undefined while a living process owns it.
 * The file appears with its content in one step; one whose writer has ended is taken over.
 */
export function claim(path: string): Claim | undefined {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    if (!link(draft, path) && !(takeOver(path) && link(draft, path))) return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: () => readOwner(path) === mine && rmSync(path, { force: true }) };
}

/** Whether a living process owns what `path` stands for. */
export function isClaimed(path: string): boolean {
  const owner = readOwner(path);
  return owner !== undefined && isHeld(owner);
}

function isHeld(owner: string): boolean {
  const [pid = '', start] = owner.trim().split(' ');
  return isAlive(Number(pid)) && startOf(Number(pid)) === start;
}

function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function takeOver(path: string): boolean {
  const owner = readOwner(path);
  if (owner === undefined) return true;
  if (isHeld(owner)) return false;
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const moved = readOwner(aside);
  // Another process took it over between the two lines above: what was moved is a living claim, so it goes back.
  if (moved !== owner) link(aside, path);
  rmSync(aside, { force: true });
  return moved === owner;
}

function readOwner(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
