import { beforeEach, expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { loadProgrammes } from "./load-programmes.ts";
import { definitionSha256, readReferenceProgrammes } from "./read-reference.ts";

const db = useDatabase();

const forget = () => db().owner.query("delete from app.settings where key = 'programmes.reference'");

beforeEach(async () => {
  await db().owner.query("truncate programmes.programmes cascade");
  await forget();
});

const versionsOf = async (code: string) =>
  (
    await db().owner.query<{ number: number; state: string; first: string; last: string | null }>(
      `select number, state, lower(effective)::text as first, (upper(effective) - 1)::text as last
         from programmes.versions where programme_code = $1 order by number`,
      [code],
    )
  ).rows;

it("puts every programme in force once; both batches of the fuel aid follow each other", async () => {
  const programmes = await readReferenceProgrammes();
  expect(programmes).toHaveLength(19);
  expect(await loadProgrammes(db().owner)).toEqual({ versionsAdded: 20 });
  expect(await loadProgrammes(db().owner)).toEqual({ versionsAdded: 0 });
  await forget();
  expect(await loadProgrammes(db().owner)).toEqual({ versionsAdded: 0 });
  expect(await versionsOf("blt-bbm")).toEqual([
    { number: 1, state: "approved", first: "2022-09-07", last: "2022-11-10" },
    { number: 2, state: "approved", first: "2022-11-11", last: "2022-12-31" },
  ]);
});

it("takes a changed file in as a version to approve, and never over what the office wrote", async () => {
  await loadProgrammes(db().owner);
  const { rows } = await db().owner.query<{ definition: { summary: { id: string } } }>(
    "select definition from programmes.versions where programme_code = 'uep'",
  );
  const older = { ...rows[0]?.definition, summary: { id: "Isi lama", en: "Old text" } };
  await db().owner.query(
    "update programmes.versions set definition = $1::jsonb, definition_sha256 = decode($2, 'hex') where programme_code = 'uep'",
    [JSON.stringify(older), definitionSha256(older)],
  );
  await db().owner.query(
    `insert into programmes.versions (programme_code, number, definition, definition_sha256, effective, source)
     select programme_code, 2, definition, '\\x01', effective, 'office' from programmes.versions where programme_code = 'uep'`,
  );
  await db().owner.query(
    `insert into programmes.versions (programme_code, number, state, definition, definition_sha256, effective, source)
     select programme_code, 3, 'submitted', definition, '\\x02', effective, 'reference'
       from programmes.versions where programme_code = 'uep' and number = 1`,
  );
  await forget();
  expect(await loadProgrammes(db().owner)).toEqual({ versionsAdded: 1 });
  expect(await versionsOf("uep")).toMatchObject([
    { number: 1, state: "approved" },
    { number: 2, state: "draft" },
    { number: 3, state: "withdrawn" },
    { number: 4, state: "submitted" },
  ]);
});

it("loads nothing in part: a failure leaves the database as it was", async () => {
  await db().owner.query(
    "insert into programmes.programmes (code, kind) values ('uep', 'own'), ('upsk', 'own')",
  );
  await db().owner.query(
    "alter table programmes.versions add constraint stop_here check (programme_code <> 'upsk')",
  );
  await expect(loadProgrammes(db().owner)).rejects.toThrow("stop_here");
  expect((await db().owner.query("select 1 from programmes.versions")).rowCount).toBe(0);
  await db().owner.query("alter table programmes.versions drop constraint stop_here");
});
