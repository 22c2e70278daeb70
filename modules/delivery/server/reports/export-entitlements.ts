import { PassThrough } from "node:stream";
import type { Tx } from "#platform/db/tx.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { type CsvValue, writeCsv } from "#platform/sheets/csv/write-csv.ts";
import { exportEntitlements } from "../../contract/export-entitlements.ts";
import { placeNamer } from "../place-label.ts";
import { type EntitlementFilter, keyAfter, readEntitlements } from "./entitlement-rows.ts";
import { entitlementWords } from "./recipient-table.ts";

const headers = {
  id: ["Nama", "Wilayah", "Periode", "Tahap", "Jatuh tempo", "Jumlah (Rp)", "Nomor SK", "Keadaan"],
  en: ["Name", "Place", "Period", "Stage", "Due on", "Amount (Rp)", "Decree", "State"],
} as const;
const pageRows = 1000;

async function* csvRows(
  tx: Tx,
  input: EntitlementFilter,
  locale: "id" | "en",
): AsyncGenerator<readonly CsvValue[]> {
  yield headers[locale];
  for (let after: string | undefined; ; ) {
    const rows = await readEntitlements(tx, input, after, pageRows);
    const nameOf = await placeNamer(
      tx,
      rows.map((row) => row.place_code),
    );
    for (const row of rows)
      yield [
        row.name,
        nameOf(row.place_code),
        row.period,
        row.stage,
        row.due_on,
        row.amount_rupiah,
        row.number,
        locale === "id" ? entitlementWords[row.state] : row.state,
      ];
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = keyAfter(last);
  }
}

export const handler = query(exportEntitlements, (tx, input, { actor, locale }) => {
  const stream = new PassThrough();
  writeCsv(stream, csvRows(tx, input, locale)).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Promise.resolve(
    shown(
      { fileName: `hak-${input.programmeCode}.csv`, contentType: "text/csv; charset=utf-8", stream },
      {
        purpose: "export",
        subjects: [{ kind: "programme", id: input.programmeCode, placeCode: actor.areaCode }],
      },
    ),
  );
});
