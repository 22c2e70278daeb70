import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { RowWriter } from "#platform/sheets/row-writer.ts";
import type { SheetValue } from "#platform/sheets/xlsx/row-xml.ts";
import { openXlsxWriter } from "#platform/sheets/xlsx/write-xlsx.ts";
import type { Cell } from "../formats/encode.ts";
import { csvLine } from "../formats/encode.ts";
import type { WrittenFile } from "./file-target.ts";
import { HashedFile } from "./file-target.ts";

/** A table being written. `drain` is awaited between households, so memory stays flat whatever the size. */
export interface TableFile {
  readonly name: string;
  readonly xlsx: boolean;
  /** Number of the row written last; the header is row 1. */
  readonly row: number;
  /** CSV only: a line made by the encoder. */
  line(text: string): void;
  cells(cells: readonly Cell[]): void;
  drain(): Promise<void> | undefined;
  close(): Promise<WrittenFile>;
}

/** One write and one hash update per piece; larger pieces gain nothing measurable. */
const pieceChars = 1 << 20;

export function openCsvFile(folder: string, name: string, delimiter: string): TableFile {
  const target = new HashedFile(join(folder, name));
  const pieces: string[] = [];
  let chars = 0;
  let row = 0;
  const flush = (): Promise<void> | undefined => {
    const bytes = Buffer.from(pieces.join(""), "utf8");
    pieces.length = 0;
    chars = 0;
    return target.write(bytes)
      ? undefined
      : new Promise((resolve, reject) => {
          const give = (error?: Error): void => (
            target.off("drain", give), target.off("error", give), error ? reject(error) : resolve()
          );
          target.once("drain", give);
          target.once("error", give);
        });
  };
  const line = (text: string): void => {
    pieces.push(text, "\n");
    chars += text.length + 1;
    row++;
  };
  return {
    name,
    xlsx: false,
    get row() {
      return row;
    },
    line,
    cells: (cells) => line(csvLine(cells, delimiter)),
    drain: () => (chars >= pieceChars ? flush() : undefined),
    async close() {
      await flush();
      target.end();
      await finished(target);
      return { name, rows: row, bytes: target.bytes, sha256: target.digest() };
    },
  };
}

export function openXlsxFile(folder: string, name: string, sheetName: string): TableFile {
  const target = new HashedFile(join(folder, name));
  const writer: RowWriter<SheetValue> = openXlsxWriter(target, { sheetName });
  const waiting: (readonly Cell[])[] = [];
  let row = 0;
  const push = async (): Promise<void> => {
    for (const cells of waiting.splice(0)) await writer.write(cells);
  };
  return {
    name,
    xlsx: true,
    get row() {
      return row;
    },
    line() {
      throw new Error("An XLSX takes cells, not lines");
    },
    cells(cells) {
      waiting.push(cells);
      row++;
    },
    drain: () => (waiting.length > 200 ? push() : undefined),
    async close() {
      await push();
      await writer.close();
      return { name, rows: row, bytes: target.bytes, sha256: target.digest() };
    },
  };
}
