import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { importFile } from "./import-file.ts";
import { testDataFolder } from "./testing/batch-case.ts";
import { type DtsenRow, dtsenRow, writeDtsen } from "./testing/dtsen-file.ts";

const db = useDatabase();
const never = new AbortController().signal;

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "-",
    "0",
    "NULL",
    "31-02-1980",
    "3.60214E+15",
    "36021",
    "=A1",
    "SERANG",
    "\u0007",
    'a"b',
    "1;2,3|4",
  ),
  fc.string({ maxLength: 20 }),
);
const columns = [
  "nik",
  "no_kk",
  "nama",
  "tanggal_lahir",
  "id_jenis_kelamin",
  "desil_nasional",
  "kode_desa",
  "alamat",
];
/** A row of the file: a good one, a repeated one, or a good one with some cells replaced by anything. */
const row = fc.record({
  serial: fc.integer({ min: 0, max: 60 }),
  changes: fc.dictionary(fc.constantFrom(...columns), cell, { maxKeys: 3 }),
});

describe("whatever stands in a file", () => {
  it("every row is accepted, held or refused, and the registry holds exactly the accepted ones", async () => {
    let file = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        file += 1;
        const first = 900_000 + file * 1_000;
        const written: DtsenRow[] = rows.map(({ serial, changes }) => ({
          ...dtsenRow(first + serial),
          tempat_lahir: `BERKAS ${file}`,
          ...changes,
        }));
        const path = await writeDtsen(testDataFolder(), `acak-${newId()}.csv`, written);
        const report = await importFile(
          db(),
          { path, placeCode: "36", createdBy: newId(), apply: true },
          never,
        ).catch((error: unknown) => {
          if (error instanceof BatchFailed) return null;
          throw error;
        });
        if (report === null) return;
        expect(report.read).toBe(report.accepted + report.held + report.refused);
        const { rows: kept } = await db().owner.query<{ held: number; said: number; persons: number }>(
          `select (select count(*)::int from intake.held_rows where batch_id = $1) as held,
                  (select count(*)::int from intake.held_rows h where h.batch_id = $1
                   and not exists (select 1 from intake.findings f where f.batch_id = $1 and f.row_no = h.row_no)) as said,
                  (select count(*)::int from registry.persons where source_batch_id = $1) as persons`,
          [report.batchId],
        );
        expect(kept[0]?.held).toBe(report.held + report.refused);
        expect(kept[0]?.said).toBe(0);
        // A NIK of an earlier file is the same person: the row is accepted and makes nobody new.
        expect(kept[0]?.persons).toBeLessThanOrEqual(report.accepted);
        const { rows: families } = await db().owner.query<{ n: number }>(
          "select count(*)::int as n from registry.persons p where p.family_id is null and p.source_batch_id = $1",
          [report.batchId],
        );
        expect(families[0]?.n).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});
