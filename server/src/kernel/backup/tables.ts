import type { ClientBase } from 'pg';

export type Table = {
  /** `schema.table`, quoted where SQL needs it. */
  name: string;
  columns: string[];
  /** Whether row-level security would hide rows from the connecting role. */
  guarded: boolean;
  /** Whether its rows belong to shops, not to the installation. */
  tenant: boolean;
};

/**
 * Every table of our schemas in an order in which their rows can be loaded: what is referred to comes first. The record
 * of the migrations, in `public`, is not among them.
 */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      row_security_active(c.oid) as guarded,
      (select array_agg(quote_ident(attname) order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'shop_id' and not attisdropped) as tenant,
      array(select distinct format('%I.%I', fn.nspname, f.relname) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
    order by 1`);
  const placed = new Map<string, Table>();
  while (placed.size < rows.length) {
    const ready = rows.filter(
      ({ name, parents }) => !placed.has(name) && parents.every((parent) => placed.has(parent)),
    );
    if (ready.length === 0) throw new Error('tables refer to each other in a circle, so their rows have no order');
    for (const { parents: _, ...table } of ready) placed.set(table.name, table);
  }
  return [...placed.values()];
}

export async function listMigrations(client: ClientBase): Promise<{ name: string; checksum: string }[]> {
  return (await client.query('select name, checksum from public.heyi_migrations order by name')).rows;
}
