import type { Static, TSchema } from 'typebox';
import type { Context, Kernel } from '../context.ts';
import type { Id, ShopId } from '../ids.ts';
import type { Permission } from '../permissions.ts';
import type { Actor } from '../context.ts';

/**
 * Who may call, and where the tenant comes from: `public` and `visitor` take the shop from the host name, `staff`
 * from the session or API key, `open` has no shop.
 */
export type Access = { kind: 'open' } | { kind: 'public' } | { kind: 'visitor' } | { kind: 'staff'; may: Permission };

/** How often one caller may call; see rates.ts. */
export type RateClass = 'read' | 'write' | 'order' | 'lookup' | 'sign_in' | 'upload' | 'media' | 'health';

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A reply that is a file: bytes with a type and a name to save it under. */
export class FileReply {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string | undefined;
  /** `forever` for bytes that never change under their address; everything else is nobody's to keep. */
  readonly cache: 'no-store' | 'forever';

  constructor(bytes: Buffer, mediaType: string, fileName?: string, cache: 'no-store' | 'forever' = 'no-store') {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.fileName = fileName;
    this.cache = cache;
  }
}

export interface RouteRequest<Params, Query, Body> {
  readonly ctx: Context;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** `https://shop.example`: the public address, for links and QR codes. */
  readonly origin: string;
  /** Only on routes with `upload`. */
  readonly file: UploadedFile;
}

/** For routes with `run: 'self'`: they open their own transactions (batched intake, sign-in). */
export interface SelfRequest<Params, Query, Body> extends Omit<RouteRequest<Params, Query, Body>, 'ctx'> {
  readonly kernel: Kernel;
  readonly shopId: ShopId;
  readonly actor: Actor;
  readonly visitorId: Id<'visitor'>;
  readonly idempotencyKey: string;
  readonly host: string;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Makes this browser the visitor of an earlier, lost reply. */
  readonly setVisitor: (visitorId: string) => void;
  readonly setCookie: (name: string, value: string, maxAgeSeconds: number) => void;
}

export interface RouteParts<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: `/${string}`;
  summary: string;
  access: Access;
  rate: RateClass;
  /** What the audit chain says when a staff write succeeds; `none` for reads and for buyers. */
  audit: `${string}.${string}` | 'none';
  params?: P;
  query?: Q;
  body?: B;
  /** Schema of the 200 reply; absent for files. */
  reply?: R;
  upload?: { bytesMax: number };
  /** Bytes of a JSON body at most; 256 KiB unless said. */
  bodyLimit?: number;
}

export interface TransactionalRoute<
  P extends TSchema,
  Q extends TSchema,
  B extends TSchema,
  R extends TSchema,
> extends RouteParts<P, Q, B, R> {
  /** One transaction of the kernel's around the handler. */
  run: 'read' | 'write';
  handle: (request: RouteRequest<Static<P>, Static<Q>, Static<B>>) => Promise<Static<R> | FileReply>;
}

export interface SelfRoute<
  P extends TSchema,
  Q extends TSchema,
  B extends TSchema,
  R extends TSchema,
> extends RouteParts<P, Q, B, R> {
  run: 'self';
  handle: (request: SelfRequest<Static<P>, Static<Q>, Static<B>>) => Promise<Static<R> | FileReply>;
}

/**
 * A public page that is the same for everybody, read at most five times a second for all who ask: its reply depends on
 * the shop and the address only, and is never older than a fifth of a second.
 */
export interface SharedRoute<P extends TSchema, R extends TSchema> extends RouteParts<P, never, never, R> {
  method: 'GET';
  access: { kind: 'public' };
  reply: R;
  run: 'shared';
  handle: (request: { ctx: Context; params: Static<P> }) => Promise<Static<R>>;
}

/** A route with its types forgotten, as the mounting code sees it. */
export type Route = RouteParts<TSchema, TSchema, TSchema, TSchema> &
  (
    | { run: 'read' | 'write'; handle: (request: RouteRequest<never, never, never>) => Promise<unknown> }
    | { run: 'self'; handle: (request: SelfRequest<never, never, never>) => Promise<unknown> }
    | { run: 'shared'; handle: (request: { ctx: Context; params: never }) => Promise<unknown> }
  );

export function route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
>(parts: TransactionalRoute<P, Q, B, R> | SelfRoute<P, Q, B, R> | SharedRoute<P, R>): Route {
  return parts as unknown as Route;
}
