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

/** A setting that cannot be, in words for the person who set it: Chinese first, then English. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(setting: string, value: string, chinese: string, english: string) {
    super(`${setting} 要${chinese}，不能是“${value}”。\n${setting} must be ${english}, not "${value}".`);
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function integer(name: string, text: string | undefined, fallback: number, min: number, max: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(name, text, `填 ${min} 到 ${max} 的整数`, `a whole number from ${min} to ${max}`);
  }
  return value;
}

function flag(name: string, text: string | undefined, fallback: boolean): boolean {
  if (text === undefined || text === '') return fallback;
  if (text === 'on' || text === 'off') return text === 'on';
  throw new ConfigError(name, text, '填 on 或 off', 'on or off');
}

/** @throws ConfigError */
export const readPort = (name: string, text: string | undefined, fallback: number): number =>
  integer(name, text, fallback, 0, 65_535);

function address(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && /^\/*$/.test(url.pathname) && !url.search && !url.hash)
    return url.origin;
  throw new ConfigError(name, text, '填网址，如 https://shop.example', 'an address such as https://shop.example');
}

function logLevel(name: string, text: string | undefined): string {
  if (!text) return 'warn';
  if (logLevels.includes(text)) return text;
  throw new ConfigError(name, text, `填 ${logLevels.join('、')} 之一`, `one of ${logLevels.join(', ')}`);
}

/** @throws ConfigError with a message for the person who set it */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    dataDir: resolve(env.HEYI_DATA || 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    host: env.HEYI_HOST || '0.0.0.0',
    port: readPort('PORT', env.PORT, 8080),
    publicUrl: address('HEYI_PUBLIC_URL', env.HEYI_PUBLIC_URL),
    poolSize: integer('HEYI_POOL', env.HEYI_POOL, 10, 2, 200),
    rowSecurity: flag('HEYI_ROW_SECURITY', env.HEYI_ROW_SECURITY, true),
    trustProxy: flag('HEYI_TRUST_PROXY', env.HEYI_TRUST_PROXY, false),
    rateFactor: integer('HEYI_RATE_FACTOR', env.HEYI_RATE_FACTOR, 1, 0, 1_000),
    logLevel: logLevel('HEYI_LOG', env.HEYI_LOG),
  };
}
