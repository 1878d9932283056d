import { createHash } from 'node:crypto';
import { actorName, type Context } from './context.ts';
import { json, sql, type Tx } from './database.ts';

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

/** Every row of every chain whose hash does not cover what it says, and heads that do not name the last row. */
export async function findBrokenLinks(tx: Tx): Promise<{ shopId: string; seq: number }[]> {
  const rows = await tx.many<AuditLink & { shopId: string; hash: Buffer; headSeq: number | null }>(sql`
    select log.shop_id, log.seq, log.at, log.actor, log.action, log.subject, log.details,
      log.previous_hash as previous, log.hash, head.seq as head_seq
    from kernel.audit_log log
    left join kernel.audit_heads head on head.shop_id = log.shop_id
      and log.seq = (select max(seq) from kernel.audit_log last where last.shop_id = log.shop_id)
    order by log.shop_id, log.seq`);
  const isLast = (index: number) => rows[index + 1]?.shopId !== rows[index]!.shopId;
  return rows
    .filter((row, index) => !auditHash(row).equals(row.hash) || (isLast(index) && row.headSeq !== row.seq))
    .map(({ shopId, seq }) => ({ shopId, seq }));
}
