import type pg from "pg";

export interface TableShape {
  /** Quoted, with schema: ready for SQL. */
  readonly name: string;
  /** Quoted, in order, without generated columns. */
  readonly columns: readonly string[];
  readonly estimatedRows: number;
}

export interface SequenceState {
  readonly name: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

/**
 * The tables whose rows make up the office's data: everything of ours that is logged. Left out: the job queue
 * (open work is found again from its own tables), unlogged staging tables (a crash empties them too) and the
 * list of migrations (restored by migrating). A partitioned table counts as one: its partitions need not be there
 * when it is restored.
 */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; rows: number }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
           array_agg(quote_ident(a.attname) order by a.attnum) as columns,
           greatest(c.reltuples, 0)::float8 as rows
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and c.oid <> 'public.schema_migrations'::regclass
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname not like 'pg\\_%'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by n.nspname, c.relname, c.reltuples
    order by 1`);
  return rows.map((row) => ({ name: row.name, columns: row.columns, estimatedRows: row.rows }));
}

export async function listSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows: names } = await client.query<{ name: string }>(`
    select format('%I.%I', s.schemaname, s.sequencename) as name
    from pg_sequences s where s.schemaname <> 'graphile_worker' order by 1`);
  const states: SequenceState[] = [];
  for (const { name } of names) {
    const { rows } = await client.query<{ last_value: bigint; is_called: boolean }>(
      `select last_value, is_called from ${name}`,
    );
    const state = rows[0];
    if (state) states.push({ name, lastValue: String(state.last_value), isCalled: state.is_called });
  }
  return states;
}

/** Names of the applied migrations, in order. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select m.name from public.schema_migrations m order by m.name",
  );
  return rows.map((row) => row.name);
}
