import { createHash } from 'node:crypto';
import { actorName, type Context } from './context.ts';
import { json, sql } from './database.ts';

/** Flat, so that its text is the same whoever writes it. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Writes one row of the shop's audit chain: each hash covers the row and the hash before it, so that a changed or
 * missing row shows. The head's row lock orders writers; hot buyer paths do not write here.
 * @param details no personal data: ids and amounts only
 */
export async function recordAudit(
  ctx: Context,
  entry: { action: string; subject?: string; details?: AuditDetails },
): Promise<void> {
  await ctx.tx.run(sql`
    insert into kernel.audit_heads (shop_id, seq, hash) values (${ctx.shopId}, 0, null) on conflict do nothing`);
  const head = await ctx.tx.one<{ seq: number; hash: Buffer | null }>(sql`
    select seq, hash from kernel.audit_heads where shop_id = ${ctx.shopId} for update`);
  const seq = head.seq + 1;
  const actor = actorName(ctx.actor);
  const details = entry.details ?? {};
  const subject = entry.subject ?? null;
  const hash = auditHash({ previous: head.hash, seq, at: ctx.now, actor, action: entry.action, subject, details });
  await ctx.tx.run(sql`
    insert into kernel.audit_log (shop_id, seq, at, actor, action, subject, details, previous_hash, hash)
    values (${ctx.shopId}, ${seq}, ${ctx.now}, ${actor}, ${entry.action}, ${subject}, ${json(details)}::jsonb,
      ${head.hash}, ${hash})`);
  await ctx.tx.run(sql`
    update kernel.audit_heads set seq = ${seq}, hash = ${hash} where shop_id = ${ctx.shopId}`);
}

export interface AuditLink {
  previous: Buffer | null;
  seq: number;
  at: Date;
  actor: string;
  action: string;
  subject: string | null;
  details: AuditDetails;
}

export function auditHash(link: AuditLink): Buffer {
  const hash = createHash('sha256');
  if (link.previous !== null) hash.update(link.previous);
  hash.update(
    json([
      link.seq,
      link.at.toISOString(),
      link.actor,
      link.action,
      link.subject,
      Object.entries(link.details).toSorted(),
    ]),
  );
  return hash.digest();
}
