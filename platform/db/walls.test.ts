import { describe, expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { dumpSchema } from "./dump-schema.ts";

const db = useDatabase();

/**
 * Tables that the application may read without row-level security, each with the reason why nothing personal
 * can be in it. A new table is behind the wall, out of the application's reach, or added here on purpose.
 */
const openTables: Readonly<Record<string, string>> = {
  "accountability.counters": "running numbers of registers",
  "accountability.retention_classes": "policy data",
  "app.audit_seals": "hashes only",
  "app.settings": "office-wide settings",
  "delivery.budget_moves": "figures of a budget line",
  "delivery.budgets": "figures of the DPA",
  "delivery.goods_items": "kinds of goods",
  "intake.profiles": "column names of file kinds",
  "programmes.assessment_runs": "dates and figures of runs",
  "programmes.assessments": "dates, versions and figures of assessments",
  "programmes.programmes": "policy data",
  "programmes.versions": "policy data",
  "public.islands": "public region data",
  "public.place_aliases": "public region data",
  "public.place_former_codes": "public region data",
  "public.places": "public region data",
  "public.roles": "policy data",
  "registry.bulk_objects": "names of indexes",
  "registry.code_list_items": "published code lists",
  "registry.code_lists": "published code lists",
  "registry.link_models": "weights of fields, no person in them",
  "registry.ppks_types": "published types",
  "verification.questionnaires": "questions, no answers",
};

interface TableRow {
  name: string;
  forced: boolean;
  readable: boolean;
  policies: number;
  owner: string;
}

const tables = async () =>
  (
    await db().owner.query<TableRow>(`
      select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity and c.relforcerowsecurity as forced,
             has_table_privilege('sinergi_app', c.oid, 'select') as readable,
             (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies, c.relowner::regrole::text as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast')
      order by 1`)
  ).rows;

describe("the walls of the database", () => {
  it("stand around every table that the application reads and that is not known to be harmless", async () => {
    const open = (await tables())
      .filter((table) => !table.forced && table.readable)
      .map((table) => table.name);
    expect(open.filter((name) => openTables[name] === undefined)).toEqual([]);
  });

  it("are named in the list of open tables only where they are really open", async () => {
    const names = new Set(
      (await tables()).filter((table) => !table.forced && table.readable).map((table) => table.name),
    );
    expect(Object.keys(openTables).filter((name) => !names.has(name))).toEqual([]);
  });

  it("belong to the owner alone; the role that serves people neither owns nor bypasses", async () => {
    expect(
      (await tables()).filter((table) => table.owner !== "sinergi_owner").map((table) => table.name),
    ).toEqual([]);
    const { rows } = await db().owner.query(
      "select r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication from pg_roles r where r.rolname = 'sinergi_app'",
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
      },
    ]);
    const memberships = await db().owner.query(
      "select 1 from pg_auth_members m where m.member = 'sinergi_app'::regrole",
    );
    expect(memberships.rowCount).toBe(0);
  });

  it("let nobody but the granted roles run a function with the owner's rights", async () => {
    const { rows } = await db().owner.query<{ name: string }>(`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'graphile_worker')
        and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) g where g.grantee = 0)
             or not exists (select 1 from unnest(p.proconfig) setting where setting like 'search_path=%'))`);
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  it("hide every row from a connection without a scope", async () => {
    const client = await db().app.connect();
    try {
      for (const { name, forced, readable } of await tables()) {
        if (!forced || !readable) continue;
        expect((await client.query(`select 1 from ${name} limit 1`)).rowCount, name).toBe(0);
      }
    } finally {
      client.release();
    }
  });

  it("keep tables that grow with the population ready to be spread: region_code leads their keys, no triggers (ADR 0002)", async () => {
    const { rows: keys } = await db().owner.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_code'
      where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('registry', 'programmes', 'delivery')
        and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and k.conkey[1] = a.attnum)`);
    // Directories are keyed by the number they look up; their region_code says where it leads. Marks are worked out from
    // the registry piece by piece, each piece of one region: spread by piece, they are keyed by whom they judge (ADR 0061).
    expect(keys.map((row) => row.name).toSorted()).toEqual([
      "programmes.family_marks_restored",
      "programmes.person_marks_restored",
      "registry.family_identifiers",
      "registry.person_identifiers",
    ]);
    const { rows: triggers } = await db().owner.query<{ name: string }>(`
      select t.tgrelid::regclass || ' ' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace::regnamespace::text in ('registry', 'intake', 'app', 'public', 'programmes')`);
    expect(triggers.map((row) => row.name)).toEqual([]);
  });

  it("are written down: db/schema.sql is what the migrations make", async () => {
    const owner = await db().owner.connect();
    try {
      await expect(await dumpSchema(owner)).toMatchFileSnapshot("../../db/schema.sql");
    } finally {
      owner.release();
    }
  });
});
