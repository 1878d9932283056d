import type pg from 'pg';
import { listTables } from './backup/tables.ts';

/** Tables that belong to no shop or must be found without one. Citus keeps a copy of each on every node. */
export const referenceTables: Readonly<Record<string, string>> = {
  'kernel.secrets': 'of the installation: read before any shop is known',
  'kernel.guesses': 'sign-in is counted before the shop is known',
  'shops.hosts': 'finds the shop of a host name, so that name must be unique over all shops',
};

/** What one node can promise and Citus cannot, with what promises it instead. */
export const droppedOnCitus: Readonly<Record<string, string>> = {
  'shops.shops_slug_key': 'the slug is a row of shops.hosts too, whose primary key is one for all shops',
  'shops.hosts_shop_id_fkey': 'a copied table cannot refer to a distributed one; a shop is never deleted',
};

export interface Distribution {
  readonly distributed: readonly string[];
  readonly copied: readonly string[];
  readonly dropped: readonly { table: string; constraint: string }[];
}

/**
 * How the tables of this database would lie on Citus: every one with a `shop_id` is distributed by it, in an order in
 * which foreign keys allow it. Read from the catalog, so that a new table cannot be forgotten.
 * @throws Error naming each table, key or unique index that has no place
 */
export async function planDistribution(client: pg.ClientBase): Promise<Distribution> {
  const tables = await listTables(client);
  const copied = tables.filter(({ name }) => name in referenceTables).map(({ name }) => name);
  const distributed = tables.filter(({ name, tenant }) => tenant && !copied.includes(name)).map(({ name }) => name);
  const homeless = tables.map(({ name }) => name).filter((name) => ![...distributed, ...copied].includes(name));
  const misfits = await findMisfits(client, distributed, copied);
  const unexplained = misfits.filter(({ id }) => !(id in droppedOnCitus));
  if (homeless.length + unexplained.length > 0) {
    throw new Error(`no place on Citus for: ${[...homeless, ...unexplained.map(({ id }) => id)].join(', ')}`);
  }
  return { distributed, copied, dropped: misfits.map(({ table, constraint }) => ({ table, constraint })) };
}

/**
 * Lays the tables out where the Citus extension is, those that are not laid out yet; does nothing elsewhere.
 * @returns how many tables were laid out now
 */
export async function distribute(client: pg.ClientBase): Promise<number> {
  const { rowCount } = await client.query("select from pg_extension where extname = 'citus'");
  if (rowCount === 0) return 0;
  const { distributed, copied, dropped } = await planDistribution(client);
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_dist_partition p
    join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace`);
  const laid = new Set(rows.map(({ name }) => name));
  for (const { table, constraint } of dropped) await client.query(`alter table ${table} drop constraint ${constraint}`);
  const waiting = [...copied, ...distributed].filter((name) => !laid.has(name));
  for (const name of waiting) {
    if (copied.includes(name)) await client.query('select create_reference_table($1)', [name]);
    else await client.query("select create_distributed_table($1, 'shop_id')", [name]);
  }
  return waiting.length;
}

interface Misfit {
  id: string;
  table: string;
  constraint: string;
}

/** Keys of distributed tables without their shop, and foreign keys that do not stay within one shop's rows. */
async function findMisfits(client: pg.ClientBase, distributed: string[], copied: string[]): Promise<Misfit[]> {
  const { rows } = await client.query<Misfit>(
    `with tables as (
       select c.oid, format('%I.%I', n.nspname, c.relname) as name, n.nspname, a.attnum as shop
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped
       where c.relkind in ('r', 'p'))
     select format('%I.%I', t.nspname, i.relname) as id, t.name as table, quote_ident(i.relname) as constraint
     from pg_index x join tables t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     where t.name = any($1) and ((x.indisunique and not t.shop = any(x.indkey::int2[]))
       or (x.indisprimary and x.indkey[0] <> t.shop))
     union all
     select format('%I.%I', t.nspname, k.conname), t.name, quote_ident(k.conname)
     from pg_constraint k join tables t on t.oid = k.conrelid join tables r on r.oid = k.confrelid
     where k.contype = 'f' and (
       (t.name = any($1) and r.name = any($1)
         and array_position(k.conkey, t.shop) is distinct from array_position(k.confkey, r.shop))
       or (t.name = any($1) and r.name = any($1) and array_position(k.conkey, t.shop) is null)
       or (t.name = any($2) and r.name = any($1)))
     order by 1`,
    [distributed, copied],
  );
  return rows;
}
