import type { Tx } from "#platform/db/tx.ts";
import { SheetError } from "#platform/sheets/errors.ts";
import { readBatchRow } from "./batch-row.ts";
import { filePath } from "./file-store.ts";
import { findBatch } from "./find-batch.ts";
import { dataRows, openStored } from "./stage/open-file.ts";

/** Where numbers stand in a file that came in; `gone` = the file itself is no longer kept. */
export interface FileRows {
  readonly state: "found" | "none" | "gone";
  /** Row numbers as a spreadsheet shows them; at most `mostFileRows`. */
  readonly rowNumbers: readonly number[];
}

export const mostFileRows = 20;

const digits = (cell: string) => cell.replace(/\D/g, "");

/**
 * Reads a stored upload from front to back and says in which rows one of the numbers (NIK, KK) stands. Row numbers
 * are not kept for every person: that would slow every import for a question an auditor asks of a few. A file of
 * 2.5 million rows takes some seconds. Undefined where the batch is not in sight.
 */
export async function findFileRows(
  tx: Tx,
  batchId: string,
  numbers: ReadonlySet<string>,
): Promise<FileRows | undefined> {
  // The walls first: the row itself is read without them elsewhere.
  if ((await findBatch(tx, batchId)) === undefined) return undefined;
  const batch = await readBatchRow(tx.client, batchId);
  const found: number[] = [];
  try {
    const sheet = await openStored(filePath(batch.sha256), batch.reading);
    for await (const rows of dataRows(sheet, batch.reading)) {
      for (const { rowNumber, cells } of rows)
        if (cells.some((cell) => cell.length >= 16 && numbers.has(digits(cell)))) found.push(rowNumber);
      if (found.length >= mostFileRows) break;
    }
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing || error instanceof SheetError) return { state: "gone", rowNumbers: [] };
    throw error;
  }
  return { state: found.length === 0 ? "none" : "found", rowNumbers: found.slice(0, mostFileRows) };
}
