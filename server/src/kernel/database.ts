import { createHash } from 'node:crypto';
import pg from 'pg';
import type { ShopId } from './ids.ts';

/** A statement ready to run: named by its text, so that PostgreSQL plans it once per connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

class SqlFragment implements Statement {
  readonly strings: readonly string[];
  readonly parameters: readonly unknown[];
  #text: string | undefined;
  #values: unknown[] | undefined;

  constructor(strings: readonly string[], parameters: readonly unknown[]) {
    this.strings = strings;
    this.parameters = parameters;
  }

  get text(): string {
    if (this.#text === undefined) this.#flatten();
    return this.#text!;
  }

  get values(): readonly unknown[] {
    if (this.#values === undefined) this.#flatten();
    return this.#values!;
  }

  #flatten(): void {
    const values: unknown[] = [];
    const write = (fragment: SqlFragment): string => {
      let text = fragment.strings[0]!;
      fragment.parameters.forEach((parameter, index) => {
        text += parameter instanceof SqlFragment ? write(parameter) : `$${values.push(parameter)}`;
        text += fragment.strings[index + 1]!;
      });
      return text;
    };
    this.#text = write(this);
    this.#values = values;
  }
}

/** SQL with parameters. A nested `sql` becomes part of the text; everything else is a bound parameter. */
export function sql(strings: TemplateStringsArray, ...parameters: unknown[]): Statement {
  return new SqlFragment(strings, parameters);
}

/** Nothing, for conditional parts: `${onlyOpen ? sql`and status = 'open'` : none}`. */
export const none: Statement = new SqlFragment([''], []);

/** A value for a jsonb parameter. */
export const json = (value: unknown): string => JSON.stringify(value);

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    if (names.size < 5_000) names.set(text, name);
  }
  return name;
}

const camelNames = new Map<string, string>();

function camel(name: string): string {
  let camelName = camelNames.get(name);
  if (camelName === undefined) {
    camelName = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelNames.set(name, camelName);
  }
  return camelName;
}

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer outside the safe range: ${text}`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return safeInteger;
    if (oid === NUMERIC) return Number;
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * One open transaction. The only way to reach a table. Columns arrive in camelCase; bigint and numeric as numbers
 * (refused outside the safe range), timestamps as Date. Statements sent without waiting are pipelined in order.
 */
export class Tx {
  readonly #client: pg.ClientBase;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async many<Row>(statement: Statement): Promise<Row[]> {
    const result = await this.#send(statement);
    const keys = result.fields.map((field) => camel(field.name));
    return result.rows.map((cells: unknown[]) => {
      const row: Record<string, unknown> = {};
      for (let index = 0; index < keys.length; index += 1) row[keys[index]!] = cells[index];
      return row as Row;
    });
  }

  async maybeOne<Row>(statement: Statement): Promise<Row | undefined> {
    const rows = await this.many<Row>(statement);
    if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${statement.text}`);
    return rows[0];
  }

  async one<Row>(statement: Statement): Promise<Row> {
    const row = await this.maybeOne<Row>(statement);
    if (row === undefined) throw new Error(`expected one row, got none: ${statement.text}`);
    return row;
  }

  /** @returns how many rows were inserted, updated or deleted */
  async run(statement: Statement): Promise<number> {
    return (await this.#send(statement)).rowCount ?? 0;
  }

  #send(statement: Statement): Promise<pg.QueryArrayResult> {
    const text = statement.text;
    return this.#client.query({
      name: nameOf(text),
      text,
      values: statement.values as unknown[],
      rowMode: 'array',
      types,
    });
  }
}

/** Which role a transaction takes: one shop's, every shop's (sweeps and audit), or the owner's (migrations). */
export type Reach = { shopId: ShopId } | 'platform' | 'owner';

export interface TransactionOptions {
  readOnly?: boolean;
}

export interface DatabaseOptions {
  poolSize?: number;
  /** Switches the second wall off: then everything runs as the connecting role. */
  rowSecurity?: boolean;
  /** Milliseconds to wait for a connection of the pool: ten seconds unless said, which is what a person bears. */
  patience?: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RETRYABLE = new Set(['40001', '40P01']);
const UNIQUE_VIOLATION = '23505';
const ATTEMPTS_MAX = 4;
const WAITED_IN_VAIN = 'timeout exceeded when trying to connect';
const TOO_MANY_CONNECTIONS = '53300';

function isRetryable({ code = '', constraint }: pg.DatabaseError): boolean {
  return RETRYABLE.has(code) || (code === UNIQUE_VIOLATION && constraint === 'idempotency_keys_pkey');
}

/** A pool of pipelining connections and the only place that opens transactions. */
export class Database {
  readonly #pool: pg.Pool;
  readonly #rowSecurity: boolean;

  constructor(connection: pg.PoolConfig, options: DatabaseOptions = {}) {
    this.#rowSecurity = options.rowSecurity ?? true;
    const config: pg.PoolConfig & { pipeline: boolean } = {
      ...connection,
      max: options.poolSize ?? 10,
      pipeline: true,
      application_name: 'heyi',
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: options.patience ?? 10_000,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    };
    this.#pool = new pg.Pool(config);
    // A connection that breaks while idle is dropped by the pool; the next query gets a new one.
    this.#pool.on('error', () => undefined);
  }

  /**
   * Runs `work` in one transaction and commits. Deadlocks and serialization failures run it again, at most four times,
   * as does an idempotency key that another process committed meanwhile: then its reply is found.
   * `work` must therefore change nothing outside the transaction.
   */
  async transaction<T>(reach: Reach, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(reach, work, options);
      } catch (error) {
        if (attempt >= ATTEMPTS_MAX || !isRetryable(error as pg.DatabaseError)) throw error;
      }
    }
  }

  async #once<T>(reach: Reach, work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
    const client = await this.connect();
    let broken: Error | undefined;
    try {
      const opening = client.query(this.#opening(reach, options));
      const [opened, worked] = await Promise.allSettled([opening, work(new Tx(client))]);
      if (opened.status === 'rejected') throw opened.reason;
      if (worked.status === 'rejected') throw worked.reason;
      await client.query('commit');
      return worked.value;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Sent in one pipeline with the first statements of the work: opening costs no round trip of its own. */
  #opening(reach: Reach, options: TransactionOptions): string {
    const begin = options.readOnly ? 'begin read only' : 'begin';
    if (reach === 'owner') return begin;
    if (reach === 'platform') return this.#rowSecurity ? `${begin}; set local role heyi_platform` : begin;
    if (!UUID.test(reach.shopId)) throw new TypeError('a shop id is a UUID');
    const role = this.#rowSecurity ? 'set local role heyi_app; ' : '';
    return `${begin}; ${role}select set_config('app.shop_id', '${reach.shopId}', true)`;
  }

  /** A connection for COPY, LISTEN and migrations; the caller releases it. */
  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      // The pool gives no code to waiting in vain for one of its connections.
      if ((error as Error).message !== WAITED_IN_VAIN) throw error;
      throw Object.assign(error as Error, { code: TOO_MANY_CONNECTIONS });
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
