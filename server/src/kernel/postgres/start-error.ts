/** Why the database could not be started, in words for the person who started it: Chinese first, then English. */
export class PostgresStartError extends Error {
  override name = 'PostgresStartError';

  constructor(chinese: string, english: string, cause?: unknown) {
    super(`${chinese}\n${english}`, { cause });
  }
}
