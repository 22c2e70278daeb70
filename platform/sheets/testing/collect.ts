import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { SheetError, type SheetErrorCode } from "../errors.ts";
import { defaultLimits } from "../limits.ts";
import { openSheet } from "../open-sheet.ts";
import type { RowBatch, SheetOptions, SheetSource, SheetSummary } from "../port.ts";
import { kindAt } from "../port.ts";
import { openRandomAccess } from "../random-access.ts";
import { readXlsx } from "../xlsx/read-xlsx.ts";

export interface Collected {
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
  readonly kinds: readonly (readonly string[])[];
  readonly summary: SheetSummary;
}

/** Reads a whole sheet into memory. */
export async function collect(source: SheetSource, options: SheetOptions = {}): Promise<Collected> {
  const sheet = await openSheet(source, options);
  const batches: RowBatch[] = [];
  for await (const batch of sheet) batches.push(batch);
  return {
    rows: batches.flatMap((batch) => batch.rows),
    rowNumbers: batches.flatMap((batch) => batch.rowNumbers),
    kinds: batches.flatMap((batch) =>
      batch.rows.map((row, index) => row.map((_, c) => kindAt(batch, index, c))),
    ),
    summary: sheet.summary(),
  };
}

/** The code and place a source is refused with, and the rows given before; fails on any other error. */
export async function refusal(
  source: SheetSource,
  options: SheetOptions = {},
): Promise<{ code: SheetErrorCode | null; row: number | undefined; rowsBefore: number }> {
  let rowsBefore = 0;
  try {
    for await (const batch of await openSheet(source, options)) rowsBefore += batch.rows.length;
    return { code: null, row: undefined, rowsBefore };
  } catch (error) {
    if (error instanceof SheetError) return { code: error.code, row: error.place.row, rowsBefore };
    throw error;
  }
}

/** As `collect` for an XLSX in memory, without a thread: thousands of files a minute for property tests. */
export async function collectXlsx(bytes: Uint8Array): Promise<{ rows: readonly (readonly string[])[] }> {
  const file = await openRandomAccess(bytes);
  const opened = await readXlsx(file, { keepBlankRows: true }, defaultLimits);
  const rows: (readonly string[])[] = [];
  for await (const batch of opened.batches()) rows.push(...batch.rows);
  return { rows };
}

/** The code an XLSX in memory is refused with, or null; fails on any error that is no `SheetError`. */
export async function xlsxRefusal(bytes: Uint8Array): Promise<SheetErrorCode | null> {
  try {
    await collectXlsx(bytes);
    return null;
  } catch (error) {
    if (error instanceof SheetError) return error.code;
    throw error;
  }
}

/** Runs a writer against a file of its own and gives the bytes. */
export async function bytesOf(write: (path: string) => Promise<unknown>): Promise<Buffer> {
  const path = join(tmpdir(), `sheet-${randomUUID()}`);
  try {
    await write(path);
    return await readFile(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** Parts of a hand-made XLSX; what a test leaves out is filled in. */
export interface HandMade {
  readonly sheet?: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbook?: string;
  /** Further parts, or replaced ones, by their path. */
  readonly parts?: Readonly<Record<string, string>>;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

/** An XLSX as other programs may write it, part by part. `sheet` is the inside of `<sheetData>`. */
export function handMadeXlsx(made: HandMade): Buffer {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;
  return zipOf({
    "_rels/.rels": `<Relationships xmlns="${packages}">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml":
      made.workbook ??
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Satu" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}">${relation(1, "worksheet", "worksheets/sheet1.xml")}${relation(2, "sharedStrings", "/xl/sharedStrings.xml")}${relation(3, "styles", "styles.xml")}</Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${made.sheet ?? ""}</sheetData></worksheet>`,
    ...(made.shared === undefined
      ? {}
      : { "xl/sharedStrings.xml": `<sst xmlns="${main}">${made.shared}</sst>` }),
    ...(made.styles === undefined ? {} : { "xl/styles.xml": `<styleSheet>${made.styles}</styleSheet>` }),
    ...made.parts,
  });
}

/** A plain ZIP with sizes in its local headers, as most programs write it. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(parts)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, name);
    files.push(Buffer.from("PK\x03\x04", "latin1"), common, name, packed);
    offset += 4 + common.length + name.length + packed.length;
  }
  const body = Buffer.concat(files);
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, index, end]);
}
