import type { RowEncoder } from "../formats/encode.ts";
import type { Format } from "../formats/format.ts";
import type { WrittenFile } from "./file-target.ts";
import type { TableFile } from "./table-file.ts";
import { openCsvFile, openXlsxFile } from "./table-file.ts";

/** A sheet ends at 1,048,576 rows; a round number below leaves room for whole families. */
const rowsPerSheet = 1_000_000;

export interface TableSetOptions {
  readonly folder: string;
  readonly format: Format;
  readonly encoder: RowEncoder;
  readonly xlsx: boolean;
  /** Added to the base name, such as "-2" for the second snapshot. */
  readonly suffix: string;
  /** A file of its own for every village. */
  readonly perVillage: boolean;
}

/** The data files of one run: usually one; more where a sheet is full or every village has its own. */
export class TableSet {
  readonly written: WrittenFile[] = [];
  private readonly options: TableSetOptions;
  private current: TableFile | undefined;
  private village = "";
  private part = 1;

  constructor(options: TableSetOptions) {
    this.options = options;
  }

  /** The file for the next household, opened with its header where needed. `changed` = it is not the one before. */
  async tableFor(villageCode: string): Promise<{ table: TableFile; changed: boolean }> {
    const full = this.options.xlsx && (this.current?.row ?? 0) >= rowsPerSheet;
    const elsewhere = this.options.perVillage && villageCode !== this.village;
    if (this.current !== undefined && !full && !elsewhere) return { table: this.current, changed: false };
    if (full) this.part++;
    await this.close();
    this.village = villageCode;
    const table = this.open();
    this.current = table;
    return { table, changed: true };
  }

  async close(): Promise<void> {
    if (this.current !== undefined) this.written.push(await this.current.close());
    this.current = undefined;
  }

  private open(): TableFile {
    const { folder, format, encoder, xlsx, suffix, perVillage } = this.options;
    const part = perVillage ? `-${this.village}` : this.part > 1 ? `-bagian-${this.part}` : "";
    const name = `${format.baseName}${suffix}${part}.${xlsx ? "xlsx" : "csv"}`;
    const table = xlsx ? openXlsxFile(folder, name, "Data") : openCsvFile(folder, name, format.delimiter);
    for (const row of leadingRows(format, encoder)) table.cells(row);
    return table;
  }
}

/** The header, and the row of column numbers where the format has one ("KOLOM", 2, 3 … in BDT 2015). */
export function leadingRows(format: Format, encoder: RowEncoder): readonly (readonly string[])[] {
  if (!format.numberingRow) return [encoder.headers];
  return [encoder.headers, encoder.headers.map((_, column) => (column === 0 ? "KOLOM" : String(column + 1)))];
}
