import { expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { loadRegistryReference } from "./load-reference.ts";

const db = useDatabase();

it("loads the 26 PPKS types and the code lists once", async () => {
  await db().owner.query("delete from app.settings where key = 'registry.reference'");
  expect(await loadRegistryReference(db().owner)).toEqual({ loaded: true });
  expect(await loadRegistryReference(db().owner)).toEqual({ loaded: false });
  const { rows } = await db().owner.query<{ types: number; floors: number; protectedTypes: string[] }>(`
    select (select count(*)::int from registry.ppks_types) as types,
           (select count(*)::int from registry.code_list_items where list_id = 'regsosek-303') as floors,
           (select array_agg(code order by code) from registry.ppks_types where compartment is not null) as "protectedTypes"`);
  expect(rows[0]).toEqual({
    types: 26,
    floors: 9,
    protectedTypes: ["03", "06", "07", "14", "16", "17", "18", "19"],
  });
});

it("rebuilds at start what a killed import left suspended", async () => {
  const suspended = await db().loader.query<{ count: number }>("select registry.suspend_indexes() as count");
  expect(suspended.rows[0]?.count).toBeGreaterThan(10);
  const gone = await db().owner.query("select 1 from pg_indexes where indexname = 'persons_by_name'");
  expect(gone.rowCount).toBe(0);
  await loadRegistryReference(db().owner);
  const back = await db().owner.query(
    "select 1 from pg_indexes where indexname in ('persons_by_name', 'names_by_words')",
  );
  expect(back.rowCount).toBe(2);
  const open = await db().owner.query("select 1 from registry.bulk_objects where suspended_at is not null");
  expect(open.rowCount).toBe(0);
});
