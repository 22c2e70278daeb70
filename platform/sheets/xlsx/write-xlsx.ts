import { openByteSink, type SheetTarget } from "../byte-sink.ts";
import { type RowWriter, writeAll } from "../row-writer.ts";
import { openZipWriter, partLimitBytes, type ZipPart } from "../zip/write-zip.ts";
import { maxSheetRows } from "./column-letters.ts";
import { rowXml, type SheetValue } from "./row-xml.ts";
import { notesSheetXml, sheetFoot, sheetHead, type XlsxColumn } from "./sheet-frame.ts";
import { sheetName } from "./sheet-names.ts";
import {
  contentTypesXml,
  rootRelationsXml,
  style,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from "./static-parts.ts";

export interface XlsxWriteOptions {
  /** Default "Data". */
  readonly sheetName?: string;
  /** Bold, frozen first row with an auto filter. Without columns the rows are written as they come. */
  readonly columns?: readonly XlsxColumn[];
  /** A second sheet for people: what this file is, what the reasons mean. First line is its title. */
  readonly notes?: { readonly sheetName?: string; readonly lines: readonly string[] };
  /** Rows per sheet, header included; more go on to a further sheet. Default and most: 1,048,576. */
  readonly rowsPerSheet?: number;
}

/** One deflate job; smaller costs more hand-overs, larger only memory. */
const flushAtChars = 128 * 1024;

/**
 * Writes an XLSX file or stream row by row; memory does not grow with the rows. Text is inline (no shared
 * table to keep) and formatted as text, so long digits survive editing in Excel; a string is never a formula.
 */
export function openXlsxWriter(target: SheetTarget, options: XlsxWriteOptions = {}): RowWriter<SheetValue> {
  const sink = openByteSink(target);
  const zip = openZipWriter(sink);
  const rowsPerSheet = Math.min(options.rowsPerSheet ?? maxSheetRows, maxSheetRows);
  const baseName = sheetName(options.sheetName ?? "Data");
  const names: string[] = [];
  let part: ZipPart | undefined;
  let pending = "";
  let rowInSheet = 0;
  let rows = 0;

  async function putPart(name: string, xml: string): Promise<void> {
    const small = await zip.openPart(name);
    await small.write(Buffer.from(xml, "utf8"));
    await small.end();
  }

  async function openSheet(): Promise<void> {
    if (names.length === 0) await putPart("_rels/.rels", rootRelationsXml);
    names.push(names.length === 0 ? baseName : sheetName(baseName, ` (${names.length + 1})`));
    part = await zip.openPart(`xl/worksheets/sheet${names.length}.xml`);
    rowInSheet = 0;
    pending += sheetHead(options.columns);
    if (options.columns) {
      pending += rowXml(
        ++rowInSheet,
        options.columns.map((column) => column.header),
        style.header,
      );
    }
  }

  function flush(): Promise<void> | undefined {
    const bytes = Buffer.from(pending, "utf8");
    pending = "";
    return part?.write(bytes);
  }

  async function closeSheet(): Promise<void> {
    pending += sheetFoot(options.columns?.length ?? 0, rowInSheet);
    await flush();
    await part?.end();
    part = undefined;
  }

  function append(row: readonly SheetValue[]): Promise<void> | undefined {
    pending += rowXml(++rowInSheet, row);
    rows++;
    return pending.length >= flushAtChars ? flush() : undefined;
  }

  const isFull = (): boolean =>
    rowInSheet >= rowsPerSheet || (part?.plainBytes() ?? 0) > partLimitBytes - 16 * flushAtChars;

  return {
    write(row) {
      if (part && !isFull()) return append(row);
      return (async () => {
        if (part) await closeSheet();
        await openSheet();
        await append(row);
      })();
    },
    async close() {
      if (names.length === 0) await openSheet();
      await closeSheet();
      if (options.notes) {
        names.push(sheetName(options.notes.sheetName ?? "Keterangan"));
        await putPart(`xl/worksheets/sheet${names.length}.xml`, notesSheetXml(options.notes.lines));
      }
      await putPart("xl/workbook.xml", workbookXml(names));
      await putPart("xl/_rels/workbook.xml.rels", workbookRelationsXml(names.length));
      await putPart("xl/styles.xml", stylesXml);
      await putPart("[Content_Types].xml", contentTypesXml(names.length));
      await zip.close();
      await sink.close();
      return { rows };
    },
    abandon: () => sink.abandon(),
  };
}

/**
 * Writes all `rows` to an XLSX file or stream, pulling only as fast as the target takes them.
 * @throws what the target or `rows` throws; RangeError when a row has over 16,384 cells or a cell over 32,767
 * characters (Excel would call the file damaged).
 */
export function writeXlsx(
  target: SheetTarget,
  rows: Iterable<readonly SheetValue[]> | AsyncIterable<readonly SheetValue[]>,
  options: XlsxWriteOptions = {},
): Promise<{ readonly rows: number }> {
  return writeAll(openXlsxWriter(target, options), rows);
}
