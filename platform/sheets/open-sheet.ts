import { readCsv } from "./csv/read-csv.ts";
import { SheetError } from "./errors.ts";
import { defaultLimits, type SheetLimits } from "./limits.ts";
import type { Sheet, SheetOptions, SheetSource } from "./port.ts";
import { openRandomAccess } from "./random-access.ts";
import { sniffFormat } from "./sniff-format.ts";
import { readXlsxInThread } from "./xlsx/read-in-thread.ts";

/**
 * Opens a CSV or XLSX file, whichever its bytes say it is, and gives its rows in batches; memory does not grow
 * with the file. Iterate once; every row comes with the number a spreadsheet shows for it, the header included.
 * XLSX is read in its own thread.
 * @throws SheetError for every fault of the file, at opening or while iterating (rows before it were given);
 * system errors (file not found, no permission) as they are.
 */
export async function openSheet(source: SheetSource, options: SheetOptions = {}): Promise<Sheet> {
  const limits: SheetLimits = { ...defaultLimits, ...options.limits };
  const file = await openRandomAccess(source);
  try {
    if (file.size === 0) throw new SheetError("FILE_EMPTY");
    if (file.size > limits.maxBytes) throw new SheetError("FILE_TOO_LARGE", { limit: limits.maxBytes });
    const format = await sniffFormat(file);
    if (format === "csv") return await readCsv(file, options, limits);
    await file.close();
    return await readXlsxInThread(source, options, limits);
  } catch (error) {
    await file.close();
    throw error;
  }
}
