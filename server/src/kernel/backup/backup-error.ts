/** Why a backup was not made or not restored, in words for the person who asked: Chinese first, then English. */
export class BackupError extends Error {
  override name = 'BackupError';

  constructor(chinese: string, english: string, cause?: unknown) {
    super(`${chinese}\n${english}`, { cause });
  }
}
