import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#platform/db/connection.ts";
import type { MatrixCall, MatrixCase, MatrixHelper } from "#platform/testkit/matrix.ts";
import { type ImportReport, importFile } from "../import-file.ts";
import { dtsenRow, writeDtsen } from "./dtsen-file.ts";

let folder: string | undefined;

/** A folder for uploads of this process's tests; never the office's own data folder. */
export function testDataFolder(): string {
  folder ??= mkdtempSync(join(tmpdir(), "sinergi-intake-"));
  process.env["SINERGI_DATA"] = folder;
  return folder;
}

let serial = 0;

/** A file of Lebak with one held row (row 3: NIK of 15 digits), checked, and applied where wanted. */
export async function aTestBatch(
  database: Database,
  options: {
    readonly createdBy: string;
    readonly areaCode?: string;
    readonly apply?: boolean;
    readonly rows?: number;
  },
): Promise<ImportReport> {
  const first = (serial += 1) * 1_000;
  const rows = Array.from({ length: options.rows ?? 8 }, (_, index) => dtsenRow(first + index));
  const spoilt = rows[1] ?? {};
  rows[1] = { ...spoilt, nama: "MARSITI RAHASIA", nik: (spoilt["nik"] ?? "").slice(0, 15) };
  const path = await writeDtsen(testDataFolder(), `uji-${process.pid}-${serial}.csv`, rows);
  return importFile(
    database,
    {
      path,
      placeCode: options.areaCode ?? "3602",
      createdBy: options.createdBy,
      apply: options.apply ?? false,
    },
    new AbortController().signal,
  );
}

/** Row that `aTestBatch` spoils. */
export const spoiltRow = 3;

/** The matrix case of an officer of Lebak acting on a batch of Lebak. */
export function batchCase(
  make: (made: {
    report: ImportReport;
    revision: number;
    rowRevision: number;
    helper: MatrixHelper;
  }) => Pick<MatrixCall, "input" | "otherInput" | "staleInput"> & { readonly effects?: string },
  options: {
    readonly apply?: boolean;
    /** SQL that brings the batch ($1) into the state the operation needs. */
    readonly before?: string;
    readonly outsider?: NonNullable<MatrixCase["outsider"]>;
  } = {},
): MatrixCase {
  return {
    ...(options.outsider === undefined ? {} : { outsider: options.outsider }),
    prepare: async (database, helper) => {
      const report = await aTestBatch(database, {
        createdBy: helper.insider.userId,
        ...(options.apply === undefined ? {} : { apply: options.apply }),
      });
      if (options.before !== undefined) await database.owner.query(options.before, [report.batchId]);
      const { rows } = await database.owner.query<{ revision: number; row_revision: number }>(
        `select b.revision, h.revision as row_revision
         from intake.batches b join intake.held_rows h on h.batch_id = b.id and h.row_no = $2 where b.id = $1`,
        [report.batchId, spoiltRow],
      );
      const { effects, ...call } = make({
        report,
        revision: rows[0]?.revision ?? 0,
        rowRevision: rows[0]?.row_revision ?? 0,
        helper,
      });
      return {
        ...call,
        secrets: ["MARSITI", "RAHASIA", ".csv"],
        actor: { userId: helper.insider.userId },
        ...(effects === undefined
          ? {}
          : {
              countEffects: async () => {
                const counted = await database.owner.query<{ n: number }>(effects, [report.batchId]);
                return counted.rows[0]?.n ?? 0;
              },
            }),
      };
    },
  };
}

/** Events of one type about the batch ($1): what a command leaves behind once. */
export const eventsOf = (type: string) =>
  `select count(*)::int as n from app.audit a where a.type = '${type}' and a.subject_id = $1::text`;
