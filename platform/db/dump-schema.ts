import type pg from "pg";

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast') and n.nspname not like 'pg\\_%'`;
const notOfExtension = (catalog: string, oid: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

const columns = `
  select format('%I.%I', n.nspname, c.relname) as of,
         format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                case when a.attcollation <> t.typcollation then ' collate ' || (select quote_ident(l.collname) from pg_collation l where l.oid = a.attcollation) else '' end,
                case when a.attidentity <> '' then ' generated always as identity'
                     when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(x.adbin, x.adrelid) || ') stored'
                     when x.adbin is not null then ' default ' || pg_get_expr(x.adbin, x.adrelid) else '' end,
                case when a.attnotnull then ' not null' else '' end) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef x on x.adrelid = c.oid and x.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm') and ${ours} and ${notOfExtension("pg_class", "c.oid")}
  order by 1, a.attnum`;

const details = `
  select format('%I.%I', n.nspname, c.relname) as of, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as line, 1 as sort
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where ${ours} and k.contype <> 'n'
  union all
  select format('%I.%I', n.nspname, c.relname), '  ' || pg_get_indexdef(i.indexrelid), 2
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
  union all
  select format('%I.%I', n.nspname, c.relname), case when c.relforcerowsecurity then '  row level security forced' else '  row level security' end, 3
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relrowsecurity
  union all
  select format('%I.%I', n.nspname, c.relname), format('  policy %I for %s to %s%s%s', p.polname,
           case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
           (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ' order by r) from unnest(p.polroles) r),
           ' using ' || pg_get_expr(p.polqual, p.polrelid), ' check ' || pg_get_expr(p.polwithcheck, p.polrelid)), 4
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}
  union all
  select format('%I.%I', n.nspname, c.relname), format('  grant %s to %s', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), g.grantee::regrole), 5
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm') and g.grantee <> 0 and g.grantee <> c.relowner group by 1, g.grantee
  union all
  select format('%I.%I', n.nspname, c.relname), '  comment ' || coalesce(quote_ident(a.attname) || ': ', '') || d.description, 6
  from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass join pg_namespace n on n.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm') and ${notOfExtension("pg_class", "c.oid")}
  order by 1, 3, 2`;

const functions = `
  select pg_get_functiondef(p.oid) || case when p.prosecdef then E'\\n-- security definer; execute: ' || coalesce((
           select string_agg(case when g.grantee = 0 then 'public' else g.grantee::regrole::text end, ', ' order by g.grantee)
           from aclexplode(p.proacl) g where g.grantee <> p.proowner), 'public') else '' end as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and ${notOfExtension("pg_proc", "p.oid")} and p.prokind in ('f', 'p')
  order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

/**
 * The schema as the catalogue knows it, as text for reviewers: tables with constraints, indexes, policies,
 * grants and comments, then functions. Not meant to be run; db/migrations is.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  const { rows: columnRows } = await client.query<{ of: string; line: string }>(columns);
  const { rows: detailRows } = await client.query<{ of: string; line: string }>(details);
  const { rows: functionRows } = await client.query<{ text: string }>(functions);
  const lines = Map.groupBy([...columnRows, ...detailRows], (row) => row.of);
  const tables = [...lines]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows]) => `table ${name}\n${rows.map((row) => row.line).join("\n")}\n`);
  return `-- Made from the migrations by npm test (-u writes it anew); read it in reviews, run db/migrations.\n\n${tables.join("\n")}\n${functionRows.map((row) => `${row.text}\n`).join("\n")}`;
}
