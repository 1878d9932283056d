import { hash } from '@node-rs/argon2';
import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { line, object } from '../../kernel/http/schemas.ts';
import { tokenHash } from '../../kernel/ids.ts';
import { staffOf } from './find-session.ts';

export const SetPassword = object({ password: line(200, 8) });

/** Argon2id with the library's recommended cost. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/**
 * Sets the signed-in person's own password, 8 to 200 characters, and ends their sessions elsewhere. Only an Argon2id
 * hash is stored.
 * @param input.secret of the session that stays
 * @throws forbidden `shops.staff_only` for an API key
 */
export async function setPassword(ctx: Context, input: Static<typeof SetPassword> & { secret: string }): Promise<void> {
  const { staffId } = staffOf(ctx.actor);
  await ctx.tx.run(sql`
    update shops.staff set password_hash = ${await hashPassword(input.password)}
    where shop_id = ${ctx.shopId} and id = ${staffId}`);
  await ctx.tx.run(sql`
    update shops.sessions set ended_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and staff_id = ${staffId} and ended_at is null
      and token_hash <> ${tokenHash(input.secret)}`);
}
