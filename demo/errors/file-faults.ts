import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeText } from "#platform/sheets/encoding/encode-text.ts";
import { writeXlsx } from "#platform/sheets/xlsx/write-xlsx.ts";
import type { Cell, RowEncoder } from "../formats/encode.ts";
import { csvLine } from "../formats/encode.ts";
import type { Format } from "../formats/format.ts";
import type { FileFault } from "../output/truth.ts";
import { writeZipBomb } from "./zip-bomb.ts";

export interface FileFaultInput {
  readonly folder: string;
  readonly format: Format;
  readonly encoder: RowEncoder;
  /** Header, numbering row where there is one, then clean rows: all as cells. */
  readonly leading: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
  /** Households by decile, for the table whose labels are misprinted. */
  readonly deciles: Readonly<Record<string, number>>;
}

/** Rows in each small file: enough for detection that votes over rows. */
export const faultFileRows = 240;

/** The required column every format has. */
const requiredField = "person.name";

/** Writes one small file per way in which a whole file can be wrong. Returns what each is, in order. */
export async function writeFileFaults(input: FileFaultInput): Promise<FileFault[]> {
  const { folder, format, encoder, leading, rows } = input;
  const { delimiter } = format;
  const faults: FileFault[] = [];
  const save = async (rule: string, bytes: Buffer | string, ending = "csv"): Promise<void> => {
    const file = `${format.baseName}-rusak-${rule}.${ending}`;
    await writeFile(join(folder, file), bytes);
    faults.push({ file, rule });
  };
  const text = (table: readonly (readonly Cell[])[], by = delimiter): string =>
    table.map((cells) => `${csvLine(cells, by)}\n`).join("");
  const clean = [...leading, ...rows];
  const name = encoder.columnOf(requiredField);

  await save("encoding-utf16", Buffer.from(encodeText(`\uFEFF${text(clean)}`, "utf-16le")));
  await save(
    "encoding-windows-1252",
    Buffer.from(encodeText(text(withForeignLetters(clean, leading.length, name)), "windows-1252")),
  );
  await save("delimiter-unusual", text(clean, delimiter === "\t" ? ";" : "\t"));
  await save("header-duplicate", text(clean.map((cells) => [...cells, cells[name] ?? ""])));
  await save("column-missing", text(clean.map((cells) => cells.filter((_, column) => column !== name))));
  await save("decile-label-repeated", text([...decileTable(input.deciles), ...clean]));
  await save("file-empty", "");
  const whole = text(clean);
  // The cut falls inside a number in the middle of the last row.
  await save("file-truncated", whole.slice(0, whole.lastIndexOf("\n", whole.length - 2) + 60));
  const first = `${format.baseName}-contoh-bersih.csv`;
  await writeFile(join(folder, first), whole);
  await save("file-already-imported", whole);
  await save(
    "numbers-damaged-by-excel",
    text(clean.map((cells, row) => (row < leading.length ? cells : cells.map(damagedByExcel)))),
  );
  const workbook = join(folder, `${format.baseName}-contoh-bersih.xlsx`);
  await writeXlsx(workbook, clean, { sheetName: "Data" });
  await writeZipBomb(join(folder, `${format.baseName}-rusak-zip-bomb.xlsx`), encoder.headers);
  faults.push({ file: `${format.baseName}-rusak-zip-bomb.xlsx`, rule: "zip-bomb" });
  return faults;
}

/** Signs that Windows-1252 writes in one byte and UTF-8 in two or three: accents, curly quotes, a long dash. */
function withForeignLetters(table: readonly (readonly string[])[], from: number, name: number): string[][] {
  return table.map((cells, row) =>
    cells.map((cell, column) =>
      row >= from && column === name && row % 7 === 0
        ? cell.replace(/E/, "É").replace(/$/, " – ‘ASEP’")
        : cell,
    ),
  );
}

/** A numeric cell keeps 15 digits; saved back as CSV, every longer number ends in 0. */
function damagedByExcel(cell: string): string {
  return /^\d{16,}$/.test(cell) ? cell.slice(0, 15).padEnd(cell.length, "0") : cell;
}

/**
 * The table of the 2017 forum as it was printed, above the list: deciles labelled 1, 2, 1, 1, adding up all the
 * same (94,979 + 144,374 + 215,628 + 199,804 = 654,785).
 */
function decileTable(deciles: Readonly<Record<string, number>>): string[][] {
  const counts = ["1", "2", "3", "4"].map((decile) => deciles[decile] ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return [
    ...counts.map((count, at) => [`DESIL ${["1", "2", "1", "1"][at] ?? ""}`, String(count)]),
    ["JUMLAH RUMAH TANGGA", String(total)],
  ];
}
