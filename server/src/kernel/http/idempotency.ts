import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { json, sql } from '../database.ts';
import { conflict, invalid } from '../errors.ts';

/** 8-128 visible ASCII characters, made once per intended action by the client. */
const KEY = /^[\x21-\x7e]{8,128}$/;

/** @throws invalid `http.idempotency_key_required` */
export function checkIdempotencyKey(key: unknown): string {
  if (typeof key !== 'string' || !KEY.test(key)) throw invalid('http.idempotency_key_required');
  return key;
}

export const inputHash = (input: unknown): Buffer => createHash('sha256').update(JSON.stringify(input)).digest();

export interface StoredReply {
  status: number;
  reply: unknown;
}

/**
 * Takes the key in the command's own transaction, so that the effect and the remembered reply commit together. A
 * second call with the key waits for the first and then gets its reply.
 * @returns the first reply when there is one
 * @throws conflict `http.idempotency_key_reused` when the key was used with another input
 */
export async function takeKey(
  ctx: Context,
  scope: string,
  key: string,
  hash: Buffer,
): Promise<StoredReply | undefined> {
  const inserted = await ctx.tx.run(sql`
    insert into kernel.idempotency_keys (shop_id, scope, key, input_hash, created_at)
    values (${ctx.shopId}, ${scope}, ${key}, ${hash}, ${ctx.now}) on conflict do nothing`);
  if (inserted === 1) return undefined;
  const first = await ctx.tx.one<{ inputHash: Buffer; status: number; reply: unknown }>(sql`
    select input_hash, status, reply from kernel.idempotency_keys
    where shop_id = ${ctx.shopId} and scope = ${scope} and key = ${key}`);
  if (!first.inputHash.equals(hash)) throw conflict('http.idempotency_key_reused');
  return { status: first.status, reply: first.reply };
}

export async function rememberReply(
  ctx: Context,
  scope: string,
  key: string,
  status: number,
  reply: unknown,
): Promise<void> {
  await ctx.tx.run(sql`
    update kernel.idempotency_keys set status = ${status}, reply = ${json(reply ?? null)}::jsonb
    where shop_id = ${ctx.shopId} and scope = ${scope} and key = ${key}`);
}
