import { addMinutes } from '../../kernel/clock.ts';
import type { Actor, Kernel, Role } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { tokenHash, type Id, type ShopId } from '../../kernel/ids.ts';
import { ANY_HOST, SESSION_IDLE_HOURS, type StaffId } from './shop.ts';

const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** @returns the shop and the secret of `<shopId>.<secret>` */
export function readToken(token: string): { shopId: ShopId; secret: string } | undefined {
  const match = token.match(TOKEN);
  return match ? { shopId: match[1] as ShopId, secret: match[2]! } : undefined;
}

/** The shop a host name shows: its own entry, its first label as a slug, or the installation's only shop. */
export function findShopOfHost(kernel: Kernel, host: string): Promise<ShopId | undefined> {
  const label = host.split('.')[0]!;
  return kernel.database.transaction('platform', async (tx) => {
    const rows = await tx.many<{ shopId: ShopId }>(sql`
      select shop_id from shops.hosts where host in (${host}, ${label}, ${ANY_HOST})
      order by host = ${host} desc, host = ${label} desc limit 1`);
    return rows[0]?.shopId;
  });
}

interface StaffRow {
  staffId: StaffId;
  name: string;
  role: Role;
}

/** Who a session token is, checked against the database at every request: a removed role ends at once. */
export async function findStaffOfSession(
  kernel: Kernel,
  token: string,
): Promise<{ shopId: ShopId; actor: Actor } | undefined> {
  const parsed = readToken(token);
  if (!parsed) return undefined;
  const { shopId, secret } = parsed;
  const now = kernel.clock.now();
  const idleSince = addMinutes(now, -60 * SESSION_IDLE_HOURS);
  const staff = await kernel.database.transaction({ shopId }, async (tx) => {
    const row = await tx.maybeOne<StaffRow & { seenAt: Date }>(sql`
      select staff.id as staff_id, staff.name, staff.role, session.seen_at
      from shops.sessions session
      join shops.staff staff on staff.shop_id = session.shop_id and staff.id = session.staff_id
      where session.shop_id = ${shopId} and session.token_hash = ${tokenHash(secret)}
        and session.ended_at is null and session.expires_at > ${now} and session.seen_at > ${idleSince}
        and staff.disabled_at is null`);
    if (row && row.seenAt < addMinutes(now, -5)) {
      await tx.run(sql`
        update shops.sessions set seen_at = ${now}
        where shop_id = ${shopId} and token_hash = ${tokenHash(secret)}`);
    }
    return row;
  });
  if (!staff) return undefined;
  return { shopId, actor: { kind: 'staff', staffId: staff.staffId, name: staff.name, role: staff.role } };
}

/** Who an API key is, with its scopes. */
export async function findHolderOfKey(
  kernel: Kernel,
  token: string,
): Promise<{ shopId: ShopId; actor: Actor } | undefined> {
  const parsed = readToken(token);
  if (!parsed) return undefined;
  const { shopId, secret } = parsed;
  const key = await kernel.database.transaction({ shopId }, (tx) =>
    tx.maybeOne<{ keyId: Id<'api_key'>; name: string; scopes: string[] }>(sql`
      select id as key_id, name, scopes from shops.api_keys
      where shop_id = ${shopId} and token_hash = ${tokenHash(secret)} and revoked_at is null`),
  );
  return key ? { shopId, actor: { kind: 'api_key', ...key } } : undefined;
}
