import Type, { type Static } from 'typebox';
import { readShop, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { STAFF_COOKIE } from '../../kernel/http/mount.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, instant, line, nullable, object, oneOf, pageOf } from '../../kernel/http/schemas.ts';
import { tokenHash } from '../../kernel/ids.ts';
import type { Page } from '../../kernel/pages.ts';
import { keyScopes, readToken, roles } from '../../modules/shops/index.ts';
import { instantOf } from '../instant-of.ts';

const StaffRow = object({
  staffId: id(),
  name: line(),
  login: line(),
  role: oneOf(roles),
  disabled: Type.Boolean(),
  hasPassword: Type.Boolean(),
  lastSeenAt: nullable(instant()),
});

/** Everybody who works here; who is disabled comes last. */
export async function readStaff(ctx: Context): Promise<Page<Static<typeof StaffRow>>> {
  const rows = await ctx.tx.many<Static<typeof StaffRow>>(sql`
    select staff.id as staff_id, staff.name, staff.login, staff.role, staff.disabled_at is not null as disabled,
      staff.password_hash is not null as has_password, ${instantOf(sql`seen.at`)} as last_seen_at
    from shops.staff staff
    cross join lateral (
      select max(seen_at) as at from shops.sessions
      where shop_id = staff.shop_id and staff_id = staff.id) seen
    where staff.shop_id = ${ctx.shopId}
    order by staff.disabled_at is not null, staff.created_at, staff.id limit 500`);
  return { rows, next: null };
}

export const staffListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/staff',
  summary: 'Members of staff with role and when they were last seen',
  access: { kind: 'staff', may: 'settings:write' },
  rate: 'read',
  audit: 'none',
  reply: pageOf(StaffRow),
  run: 'read',
  handle: ({ ctx }) => readStaff(ctx),
});

const KeyRow = object({
  keyId: id(),
  name: line(),
  scopes: Type.Array(oneOf(keyScopes)),
  createdBy: nullable(line()),
  createdAt: instant(),
});

/** API keys that work; ended ones are gone from sight. */
export async function readApiKeys(ctx: Context): Promise<Page<Static<typeof KeyRow>>> {
  const rows = await ctx.tx.many<Static<typeof KeyRow>>(sql`
    select key.id as key_id, key.name, key.scopes, staff.name as created_by,
      ${instantOf(sql`key.created_at`)} as created_at
    from shops.api_keys key
    left join shops.staff staff on staff.shop_id = key.shop_id and staff.id = key.created_by
    where key.shop_id = ${ctx.shopId} and key.revoked_at is null order by key.created_at desc, key.id limit 200`);
  return { rows, next: null };
}

export const apiKeyListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/api-keys',
  summary: 'API keys that work, without their tokens',
  access: { kind: 'staff', may: 'settings:write' },
  rate: 'read',
  audit: 'none',
  reply: pageOf(KeyRow),
  run: 'read',
  handle: ({ ctx }) => readApiKeys(ctx),
});

const SessionRow = object({
  sessionKey: line(64),
  createdAt: instant(),
  seenAt: instant(),
  /** Whether it is the one that asks. */
  current: Type.Boolean(),
});

/** The signed-in person's own open sessions, the one with this secret first, then the latest used. */
export async function readOwnSessions(ctx: Context, secret: string): Promise<Page<Static<typeof SessionRow>>> {
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
  const rows = await ctx.tx.many<Static<typeof SessionRow>>(sql`
    select encode(token_hash, 'hex') as session_key, ${instantOf(sql`created_at`)} as created_at,
      ${instantOf(sql`seen_at`)} as seen_at, token_hash = ${tokenHash(secret)} as current
    from shops.sessions
    where shop_id = ${ctx.shopId} and staff_id = ${staffId} and ended_at is null and expires_at > ${ctx.now}
    order by current desc, sessions.seen_at desc limit 100`);
  return { rows, next: null };
}

export const sessionListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/sessions',
  summary: 'One’s own open sessions',
  access: { kind: 'staff', may: 'settings:read' },
  rate: 'read',
  audit: 'none',
  reply: pageOf(SessionRow),
  run: 'self',
  handle: ({ kernel, shopId, actor, cookies }) => {
    const secret = readToken(cookies[STAFF_COOKIE] ?? '')?.secret ?? '';
    return readShop(kernel, shopId, actor, (ctx) => readOwnSessions(ctx, secret));
  },
});
