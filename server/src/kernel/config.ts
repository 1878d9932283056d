import { resolve } from 'node:path';

/** Everything that can be set from outside. Each is read somewhere; there are no others. */
export interface Config {
  /** Where the embedded database, pictures and logs live. */
  readonly dataDir: string;
  /** postgres:// of a server; without it the embedded PostgreSQL is started. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Public address used in links and QR codes, without a trailing slash. */
  readonly publicUrl: string | undefined;
  readonly poolSize: number;
  readonly rowSecurity: boolean;
  readonly trustProxy: boolean;
  /** Multiplies every rate limit; 0 switches them off (benchmarks). */
  readonly rateFactor: number;
  readonly logLevel: string;
}

class ConfigError extends Error {}

function integer(name: string, text: string | undefined, fallback: number, min: number, max: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

function flag(name: string, text: string | undefined, fallback: boolean): boolean {
  if (text === undefined || text === '') return fallback;
  if (text === 'on' || text === 'off') return text === 'on';
  throw new ConfigError(`${name} must be on or off, not "${text}"`);
}

/** @throws ConfigError with a message for the person who set it */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const publicUrl = env.HEYI_PUBLIC_URL?.replace(/\/+$/, '');
  return {
    dataDir: resolve(env.HEYI_DATA || 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    host: env.HEYI_HOST || '0.0.0.0',
    port: integer('PORT', env.PORT, 8080, 0, 65_535),
    publicUrl: publicUrl || undefined,
    poolSize: integer('HEYI_POOL', env.HEYI_POOL, 10, 2, 200),
    rowSecurity: flag('HEYI_ROW_SECURITY', env.HEYI_ROW_SECURITY, true),
    trustProxy: flag('HEYI_TRUST_PROXY', env.HEYI_TRUST_PROXY, false),
    rateFactor: integer('HEYI_RATE_FACTOR', env.HEYI_RATE_FACTOR, 1, 0, 1_000),
    logLevel: env.HEYI_LOG || 'warn',
  };
}
