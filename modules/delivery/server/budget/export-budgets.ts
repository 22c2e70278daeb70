import { PassThrough } from "node:stream";
import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { writeCsv } from "#platform/sheets/csv/write-csv.ts";
import { exportBudgets } from "../../contract/export-budgets.ts";
import { type BudgetRow, budgetColumns } from "./budget-row.ts";
import { roomRupiah } from "./move-budget.ts";

const headers = {
  id: [
    "Tahun",
    "Kode subkegiatan",
    "Kode rekening",
    "Uraian",
    "Bidang",
    "Sumber dana",
    "Pagu",
    "Dicadangkan",
    "Terikat",
    "Dibayar",
    "Dikembalikan",
    "Sisa",
  ],
  en: [
    "Year",
    "Activity code",
    "Account code",
    "Title",
    "Division",
    "Fund source",
    "Ceiling",
    "Reserved",
    "Committed",
    "Paid",
    "Returned",
    "Room",
  ],
} as const;

export const handler = query(exportBudgets, async (tx, { year }, { locale }) => {
  const { rows } = await sql<BudgetRow>`
    select ${budgetColumns} from delivery.budgets b where b.year = ${year}
     order by b.activity_code, b.account_code, b.fund_source`.execute(tx);
  const stream = new PassThrough();
  const lines = rows.map((row) => [
    row.year,
    row.activityCode,
    row.accountCode,
    row.title,
    row.bidang,
    row.fundSource,
    row.ceilingRupiah,
    row.reservedRupiah,
    row.committedRupiah,
    row.paidRupiah,
    row.returnedRupiah,
    roomRupiah(row),
  ]);
  writeCsv(stream, [headers[locale], ...lines]).catch((error: unknown) => stream.destroy(error as Error));
  return plain({ fileName: `anggaran-${year}.csv`, contentType: "text/csv; charset=utf-8", stream });
});
