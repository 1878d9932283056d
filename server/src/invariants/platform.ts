import { sql } from '../kernel/database.ts';
import type { Invariant } from './invariant.ts';

/** What must hold of tenancy, history, events and deadlines. */
export const platformInvariants: readonly Invariant[] = [
  {
    id: 'tenant-leads-keys',
    promise: 'shop_id leads every primary key of a tenant table, and row-level security is on and forced',
    violations: sql`
      select c.oid::regclass::text from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
        and c.oid <> 'shops.hosts'::regclass
        and (i.indkey[0] is distinct from a.attnum or not c.relrowsecurity or not c.relforcerowsecurity)`,
  },
  {
    id: 'tenant-in-unique',
    promise: 'every unique index of a tenant table has the tenant in it, but for host names and slugs',
    violations: sql`
      select i.indexrelid::regclass::text from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
      where i.indisunique and n.nspname not in ('pg_catalog', 'information_schema')
        and not (a.attnum = any(i.indkey::int2[]))
        and i.indexrelid::regclass::text not in ('shops.hosts_pkey', 'shops.shops_slug_key')`,
  },
  {
    id: 'tenant-in-foreign-keys',
    promise: 'every foreign key between tenant tables carries the tenant',
    violations: sql`
      select k.conname from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'shop_id'
      join pg_attribute b on b.attrelid = k.confrelid and b.attname = 'shop_id'
      where k.contype = 'f' and not (a.attnum = any(k.conkey) and b.attnum = any(k.confkey))`,
  },
  {
    id: 'history-is-append-only',
    promise: 'the runtime role cannot rewrite history, is no superuser, passes no row-level security, owns nothing',
    violations: sql`
      select t from unnest(array['ledger.transactions', 'ledger.postings', 'kernel.audit_log', 'inventory.movements',
        'orders.changes', 'payments.refunds', 'outreach.touches']) t
      where has_table_privilege('heyi_app', t, 'UPDATE') or has_table_privilege('heyi_app', t, 'DELETE')
        or has_table_privilege('heyi_app', t, 'TRUNCATE')
      union all
      select rolname from pg_roles r where rolname in ('heyi_app', 'heyi_platform')
        and (rolsuper or rolbypassrls or exists (select from pg_class c where c.relowner = r.oid))`,
  },
  {
    id: 'audit-chain',
    promise: 'the audit chain of every shop has no gap and every link fits',
    violations: sql`
      select shop_id, seq from (
        select shop_id, seq, previous_hash, lag(seq) over w as before, lag(hash) over w as hash_before
        from kernel.audit_log window w as (partition by shop_id order by seq)) links
      where seq <> coalesce(before, 0) + 1 or previous_hash is distinct from hash_before`,
  },
  {
    id: 'nothing-overdue',
    promise: 'no unpaid order is open five minutes past its deadline',
    violations: sql`
      select shop_id, id from orders.orders
      where payment_due_at < now() - interval '5 minutes' and closed_at is null and payment_status = 'unpaid'
        and fulfilment_status = 'unfulfilled'`,
  },
  {
    id: 'events-delivered',
    promise: 'no event waits longer than five minutes past its time, and none is dead',
    violations: sql`
      select shop_id, id from kernel.outbox where dead_at is not null or due_at < now() - interval '5 minutes'`,
  },
  {
    id: 'jobs-alive',
    promise: 'no job is stuck or dead',
    violations: sql`
      select shop_id, id from kernel.jobs
      where dead_at is not null or (done_at is null and locked_until < now() - interval '5 minutes')`,
  },
];
