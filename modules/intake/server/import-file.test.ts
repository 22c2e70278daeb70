import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { importFile } from "./import-file.ts";
import { dtsenRow, writeDtsen } from "./testing/dtsen-file.ts";

const db = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "sinergi-intake-"));
const never = new AbortController().signal;
const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

beforeAll(() => {
  process.env["SINERGI_DATA"] = folder;
});

const importRows = async (name: string, rows: Parameters<typeof writeDtsen>[2]) =>
  importFile(
    db(),
    { path: await writeDtsen(folder, name, rows), placeCode: "36", createdBy: newId(), apply: true },
    never,
  );

const one = async (statement: string) => (await db().owner.query<Record<string, unknown>>(statement)).rows[0];

describe("importFile", () => {
  it("takes a clean DTSEN file into the registry, whole", async () => {
    const report = await importRows(
      "clean.csv",
      range(0, 40).map((serial) => dtsenRow(serial)),
    );
    expect(report).toMatchObject({ state: "closed", read: 40, accepted: 40, held: 0, refused: 0 });
    expect(report.outcome).toMatchObject({ familiesCreated: 10, personsCreated: 40 });
    // The dictionaries of the search hold every name and every word.
    expect(
      await one(
        `select count(*)::int as missing from registry.persons p cross join string_to_table(p.name_key, ' ') as w
         where not exists (select 1 from registry.names n where n.name = p.name_key)
            or not exists (select 1 from registry.name_words d where d.word = w)`,
      ),
    ).toEqual({ missing: 0 });
    expect(
      await one(
        "select count(*)::int as n, count(distinct family_id)::int as families from registry.persons",
      ),
    ).toEqual({
      n: 40,
      families: 10,
    });
    expect(
      await one("select count(*)::int as n from registry.welfare_snapshots where cut_off_on = '2026-10-17'"),
    ).toEqual({ n: 10 });
    expect(
      await one("select count(*)::int as n from registry.housing_facts where floor_material = 6"),
    ).toEqual({ n: 10 });
  });
});
