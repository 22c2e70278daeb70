import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { getBatch as getContract } from "../contract/get-batch.ts";
import { listDifferences as listContract } from "../contract/list-differences.ts";
import { handler as getBatch } from "./get-batch.ts";
import { type ImportReport, importFile } from "./import-file.ts";
import { handler as listDifferences } from "./list-differences.ts";
import { runStep } from "./run-step.ts";
import { testDataFolder } from "./testing/batch-case.ts";
import { type DtsenRow, dtsenRow, writeDtsen } from "./testing/dtsen-file.ts";
import { beginWork } from "./work.ts";

const db = useDatabase();
const never = new AbortController().signal;
const actor = anActor({ areaCode: "36", permissions: ["intake.batch.read"] });

const kk = (family: number) => `36021401011260${String(family).padStart(2, "0")}`;
/** Six families of four; `change` may alter or drop a row of the later snapshot. */
function snapshot(
  cutOff: string,
  change: (row: DtsenRow, family: number, member: number) => DtsenRow | null,
): DtsenRow[] {
  return [0, 1, 2, 3, 4, 5].flatMap((family) =>
    [0, 1, 2, 3].flatMap((member) => {
      const row = dtsenRow(800_000 + family * 4 + member, {
        no_kk: kk(family),
        cut_off: cutOff,
        desil_nasional: "2",
      });
      const changed = change(row, family, member);
      return changed === null ? [] : [changed];
    }),
  );
}

const take = async (rows: readonly DtsenRow[], apply: boolean): Promise<ImportReport> =>
  importFile(
    db(),
    {
      path: await writeDtsen(testDataFolder(), `snap-${newId()}.csv`, rows),
      placeCode: "36",
      createdBy: newId(),
      apply,
    },
    never,
  );

const tables = [
  "persons",
  "families",
  "person_identifiers",
  "family_identifiers",
  "welfare_snapshots",
  "housing_facts",
  "past_memberships",
  "life_events",
];
/** Everything the registry says now, without what only counts changes. */
async function dump(): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    const { rows } = await db().owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) - array['revision', 'changed_at', 'created_at'] as row from registry.${table} t order by 1`,
    );
    all[table] = rows.map((one) => one.row);
  }
  return all;
}

let far: DtsenRow = {};
beforeAll(async () => {
  const { rows } = await db().owner.query<{ code: string; name: string }>(
    "select code, name from places where code like '3672%' and level = 'village' order by code limit 1",
  );
  far = {
    kode_kab: "3672",
    nama_kab: "KOTA CILEGON",
    kode_kec: "",
    nama_kec: "",
    kode_desa: rows[0]?.code ?? "",
    nama_desa: rows[0]?.name ?? "",
  };
});

/** Family 0 rises a decile, 1 is gone, 2 has a death and a corrected name, 3 sends a member to a new family in
 * Cilegon, 4 moves there whole, 5 too and gets a new card number, and a seventh is new. */
const later = () => [
  ...snapshot("2026-11-17", (row, family, member) => {
    if (family === 0) return { ...row, desil_nasional: "3" };
    if (family === 1) return null;
    if (family === 2 && member === 1) return { ...row, status_dtsen: "DTSEN AKTIF - ASESMEN MENINGGAL" };
    if (family === 2 && member === 2) return { ...row, nama: "ROHAYATI BINTI ENTIS" };
    if (family === 3 && member === 3) return { ...row, ...far, no_kk: kk(90), id_hub_kepala_keluarga: "1" };
    if (family === 4) return { ...row, ...far };
    if (family === 5) return { ...row, ...far, no_kk: kk(92) };
    return row;
  }),
  dtsenRow(800_500, { no_kk: kk(91), cut_off: "2026-11-17", desil_nasional: "1" }),
];

const counts = async (batchId: string) =>
  Object.fromEntries(
    (await mustCall(db(), getBatch, getContract, actor, { batchId })).differences.map((one) => [
      `${one.subjectKind} ${one.kind}`,
      one.count,
    ]),
  );

describe("a later snapshot of the same source", () => {
  let before: Record<string, unknown[]> = {};
  let batchId = "";

  it("shows how it differs before it is applied", async () => {
    await take(
      snapshot("2026-10-17", (row) => row),
      true,
    );
    before = await dump();
    const report = await take(later(), false);
    batchId = report.batchId;
    expect(report).toMatchObject({ state: "checked", read: 21, accepted: 21 });
    expect(await counts(batchId)).toEqual({
      "family new": 2,
      "family gone": 1,
      "family decile-up": 1,
      "family moved": 2,
      "family changed": 1,
      "person moved": 1,
      "person dead": 1,
      "person changed": 2,
    });
    expect(await dump()).toEqual(before);
  });

  it("lists each with its name, old and new value", async () => {
    const { differences } = await mustCall(db(), listDifferences, listContract, actor, {
      batchId,
      kind: "decile-up",
    });
    expect(differences).toMatchObject([{ subjectKind: "family", oldValue: "2", newValue: "3" }]);
    expect(differences[0]?.name).not.toBe("");
    const changed = await mustCall(db(), listDifferences, listContract, actor, { batchId, kind: "changed" });
    expect(changed.differences.map((one) => [one.field, one.newValue])).toContainEqual([
      "name",
      "ROHAYATI BINTI ENTIS",
    ]);
    // Codes come in words: the member who left heads a family now.
    expect(changed.differences.map((one) => [one.fieldLabel, one.newValue])).toContainEqual([
      "Hubungan dengan kepala keluarga",
      "Kepala keluarga",
    ]);
    const gone = await mustCall(db(), listDifferences, listContract, actor, { batchId, kind: "gone" });
    expect(gone.total).toBe(1);
  });

  it("moves people and families between regions with all that is known of them", async () => {
    const workId = await beginWork(db().loader, batchId, "apply");
    expect(await runStep(db(), batchId, workId, "apply", never)).toBe("done");
    const one = async (statement: string) =>
      (await db().owner.query<Record<string, unknown>>(statement)).rows;
    expect(
      await one(`select region_code, count(*)::int as n from registry.persons group by 1 order by 1`),
    ).toEqual([
      { region_code: "3602", n: 16 },
      { region_code: "3672", n: 9 },
    ]);
    // The whole families took their October rank along; the member who left alone has a past membership.
    expect(
      await one(
        `select cut_off_on, count(*)::int as n from registry.welfare_snapshots where region_code = '3672' group by 1 order by 1`,
      ),
    ).toEqual([
      { cut_off_on: "2026-10-17", n: 2 },
      { cut_off_on: "2026-11-17", n: 3 },
    ]);
    expect(await one("select ended_because from registry.past_memberships")).toEqual([
      { ended_because: "moved" },
    ]);
    expect(
      await one(
        "select life_status, count(*)::int as n from registry.persons where life_status <> 'alive' group by 1",
      ),
    ).toEqual([{ life_status: "dead", n: 1 }]);
    expect(await one("select kind from registry.life_events")).toEqual([{ kind: "died" }]);
    expect(
      await one(
        "select p.place_code = i.place_code and p.region_code = i.region_code as same, count(*)::int as n from registry.persons p join registry.person_identifiers i on i.person_id = p.id group by 1",
      ),
    ).toEqual([{ same: true, n: 25 }]);
    expect(
      await one(
        `select i.number, i.ended_at is not null as ended from registry.family_identifiers i
         where i.family_id = (select c.subject_id from registry.changes c where c.field = 'kk_number') order by 1`,
      ),
    ).toEqual([
      { number: kk(5), ended: true },
      { number: kk(92), ended: false },
    ]);
    expect(await one("select new_value from registry.changes where field = 'name'")).toEqual([
      { new_value: "ROHAYATI BINTI ENTIS" },
    ]);
    expect(await counts(batchId)).toMatchObject({ "family new": 2, "family gone": 1 });
  });

  it("is taken back whole: the registry says again what it said before", async () => {
    const workId = await beginWork(db().loader, batchId, "undo");
    expect(await runStep(db(), batchId, workId, "undo", never)).toBe("done");
    const after = await dump();
    for (const table of tables) expect([table, after[table]]).toEqual([table, before[table]]);
  });

  it("changes nothing when it only repeats what is known", async () => {
    const report = await take(
      snapshot("2026-12-17", (row) => row),
      true,
    );
    expect(report.outcome).toMatchObject({
      personsCreated: 0,
      personsChanged: 0,
      familiesCreated: 0,
      familiesChanged: 0,
    });
    expect(await counts(report.batchId)).toEqual({});
  });
});
