import { hash } from '@node-rs/argon2';
import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { line, object } from '../../kernel/http/schemas.ts';
import { staffOf } from './find-session.ts';

export const SetPassword = object({ password: line(200, 8) });

/**
 * Sets the signed-in person's own password, 8 to 200 characters. Only an Argon2id hash is stored.
 * @throws forbidden `shops.staff_only` for an API key
 */
export async function setPassword(ctx: Context, input: Static<typeof SetPassword>): Promise<void> {
  const { staffId } = staffOf(ctx.actor);
  await ctx.tx.run(sql`
    update shops.staff set password_hash = ${await hash(input.password)}
    where shop_id = ${ctx.shopId} and id = ${staffId}`);
}
