import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How long one reading of a public page may answer for others: less than a friend could notice. */
const SHARED_MS = 200;
const REPLIES_MAX = 1_000;
/** Smaller replies fit a packet anyway. */
const COMPRESSED_FROM = 1_400;

export type Encoding = 'br' | 'gzip' | 'identity';

/** A reply ready to be written: its bytes, and all its headers as name, value, name, value. */
export interface PreparedReply {
  readonly headers: string[];
  readonly bytes: Buffer;
}

interface Shared {
  readonly from: number;
  settled: boolean;
  readonly bytes: Promise<Buffer>;
  readonly prepared: Map<Encoding, PreparedReply>;
  readonly preparing: Map<Encoding, Promise<PreparedReply>>;
}

/**
 * Public replies that are the same for everybody: callers who ask while one is being read, or within a fifth of a
 * second after its reading began, get the same bytes, compressed once. None is older than that, so nothing has to be
 * told when the data changes; a failed reading is not kept. What is ordered is checked again when it is placed.
 */
export class SharedReplies {
  readonly #known = new Map<string, Shared>();
  readonly #fixed: readonly string[];
  readonly #elapsed: () => number;

  /**
   * @param fixed headers of every reply, name, value, name, value
   * @param elapsed milliseconds that only ever go forward: a wall clock may be set back, and stands still in tests
   */
  constructor(fixed: readonly string[], elapsed: () => number = () => performance.now()) {
    this.#fixed = fixed;
    this.#elapsed = elapsed;
  }

  /** What is ready to be written now, without waiting. */
  find(key: string, encoding: Encoding): PreparedReply | undefined {
    const shared = this.#known.get(key);
    return shared && this.#isFresh(shared) ? shared.prepared.get(encoding) : undefined;
  }

  /** @param key everything the reply depends on, the shop first */
  async read(key: string, encoding: Encoding, load: () => Promise<Buffer>): Promise<PreparedReply> {
    const before = this.#known.get(key);
    const shared = before && (!before.settled || this.#isFresh(before)) ? before : this.#begin(key, load);
    let preparing = shared.preparing.get(encoding);
    if (!preparing) shared.preparing.set(encoding, (preparing = this.#prepare(shared, encoding)));
    return preparing;
  }

  #isFresh(shared: Shared): boolean {
    return this.#elapsed() < shared.from + SHARED_MS;
  }

  #begin(key: string, load: () => Promise<Buffer>): Shared {
    if (this.#known.size >= REPLIES_MAX) this.#known.clear();
    const bytes = load();
    const ready = { prepared: new Map(), preparing: new Map() };
    const shared: Shared = { from: this.#elapsed(), settled: false, bytes, ...ready };
    this.#known.set(key, shared);
    const settle = () => (shared.settled = true);
    bytes.then(settle, () => this.#known.get(key) === shared && this.#known.delete(key));
    return shared;
  }

  async #prepare(shared: Shared, encoding: Encoding): Promise<PreparedReply> {
    const plain = await shared.bytes;
    const used = plain.length < COMPRESSED_FROM ? 'identity' : encoding;
    const bytes = await compress(plain, used);
    const headers = [...this.#fixed, 'content-length', String(bytes.length), 'vary', 'accept-encoding'];
    if (used !== 'identity') headers.push('content-encoding', used);
    const prepared = { headers, bytes };
    shared.prepared.set(encoding, prepared);
    return prepared;
  }
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** A reading lives for a fifth of a second: the quality that is worth its time. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return brotli(bytes, quality);
  return encoding === 'gzip' ? zip(bytes) : Promise.resolve(bytes);
}
