import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { forbidden, invalid, notFound } from '../../kernel/errors.ts';
import { line, list, object, oneOf } from '../../kernel/http/schemas.ts';
import { newToken, tokenHash } from '../../kernel/ids.ts';
import { mayDo, permissions, type Permission } from '../../kernel/permissions.ts';
import { staffOf } from './find-session.ts';

/** What a key may be given. Staff are not managed by programs. */
export const keyScopes = permissions.filter((permission) => permission !== 'staff:write');

export const CreateApiKey = object({ name: line(40, 1), scopes: list(oneOf(keyScopes), keyScopes.length, 1) });

/**
 * Makes a key for a program. Its token is told this once; only the hash is stored.
 * @throws invalid `shops.name_required`; forbidden `shops.staff_only`, `http.not_allowed` for a scope the maker lacks
 */
export async function createApiKey(
  ctx: Context,
  input: Static<typeof CreateApiKey>,
): Promise<{ keyId: string; token: string }> {
  const name = input.name.trim();
  if (name === '') throw invalid('shops.name_required');
  const { staffId } = staffOf(ctx.actor);
  const scopes = [...new Set(input.scopes)] as Permission[];
  const lacking = scopes.find((scope) => !mayDo(ctx.actor, scope));
  if (lacking !== undefined) throw forbidden('http.not_allowed', { permission: lacking });
  const keyId = ctx.newId();
  const secret = newToken();
  await ctx.tx.run(sql`
    insert into shops.api_keys (shop_id, id, name, token_hash, scopes, created_by, created_at)
    values (${ctx.shopId}, ${keyId}, ${name}, ${tokenHash(secret)}, ${scopes}::text[], ${staffId}, ${ctx.now})`);
  return { keyId, token: `${ctx.shopId}.${secret}` };
}

/**
 * Ends a key at once.
 * @throws not_found `shops.key_not_found` when it is unknown or ended already
 */
export async function revokeApiKey(ctx: Context, input: { keyId: string }): Promise<void> {
  const changed = await ctx.tx.run(sql`
    update shops.api_keys set revoked_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${input.keyId} and revoked_at is null`);
  if (changed === 0) throw notFound('shops.key_not_found');
}
