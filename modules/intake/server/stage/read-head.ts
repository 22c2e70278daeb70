import { SheetError } from "#platform/sheets/errors.ts";
import type { Sheet } from "#platform/sheets/port.ts";
import type { FileProfile } from "../../contract/file-profile.ts";
import type { FileFinding, FileReading } from "../../contract/shapes.ts";
import { isNumberingRow, repeatedHeaders } from "../../domain/mapping.ts";
import { recogniseProfile, scoreProfiles } from "../../domain/recognise-profile.ts";
import { openStored } from "./open-file.ts";

/** What the first rows of a file tell. */
export interface FileHead {
  readonly reading: FileReading;
  readonly profile: FileProfile | undefined;
  readonly findings: readonly FileFinding[];
  /** First rows of data, for the preview. */
  readonly sample: readonly {
    readonly rowNumber: number;
    readonly cells: readonly string[];
    readonly kinds: string | null;
  }[];
}

const sampleRows = 50;
/** Titles such as "DAFTAR PENERIMA …" stand above the headers of hand-made lists. */
const titleRows = 10;

const ruleOfError: Readonly<Record<string, string>> = {
  FILE_EMPTY: "file-empty",
  ZIP_BOMB: "zip-bomb",
  FILE_TRUNCATED: "file-truncated",
  ENCRYPTED: "file-encrypted",
  OLD_EXCEL_FORMAT: "file-old-excel",
  FILE_TOO_LARGE: "file-too-large",
  TOO_MANY_ROWS: "file-too-large",
  TOO_MANY_COLUMNS: "file-too-large",
  TOO_MUCH_TEXT: "file-too-large",
};

/** Excel has 1,048,576 rows and knows these bounds itself: a workbook beyond them was made to harm. */
const workbookBombs = new Set(["TOO_MANY_ROWS", "TOO_MUCH_TEXT", "OUT_OF_MEMORY"]);

/** The file rule that an unreadable file breaks. */
export function ruleOfSheetError(error: SheetError, format: "csv" | "xlsx"): string {
  if (format === "xlsx" && workbookBombs.has(error.code)) return "zip-bomb";
  return ruleOfError[error.code] ?? "file-unreadable";
}

/** A file that cannot be taken at all, with the rule that says why. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly findings: readonly FileFinding[];
  constructor(findings: readonly FileFinding[]) {
    super(findings.map((finding) => finding.rule).join(", "));
    this.findings = findings;
  }
}

type HeadRow = { rowNumber: number; cells: readonly string[]; kinds: string | null };

async function firstRows(sheet: Sheet, wanted: number): Promise<HeadRow[]> {
  const rows: HeadRow[] = [];
  try {
    for await (const batch of sheet) {
      for (let index = 0; index < batch.rows.length && rows.length < wanted; index += 1) {
        rows.push({
          rowNumber: batch.rowNumbers[index] ?? 0,
          cells: batch.rows[index] ?? [],
          kinds: batch.kinds[index] ?? null,
        });
      }
      if (rows.length >= wanted) break;
    }
  } catch (error) {
    // A file damaged further down still has a head; the rows that are there will be read, the rest told.
    if (!(error instanceof SheetError) || rows.length < 2) throw error;
  }
  return rows;
}

function headerRowOf(rows: readonly HeadRow[], profiles: readonly FileProfile[]): HeadRow | undefined {
  let best: { row: HeadRow; score: number } | undefined;
  for (const row of rows.slice(0, titleRows)) {
    const score = scoreProfiles(profiles, row.cells)[0]?.score ?? 0;
    if (best === undefined || score > best.score + 0.05) best = { row, score };
  }
  return best === undefined || best.score < 0.2 ? rows[0] : best.row;
}

function encodingFindings(sheet: Sheet, profile: FileProfile | undefined): FileFinding[] {
  const findings: FileFinding[] = [];
  const encoding = sheet.csv?.encoding.encoding ?? "utf-8";
  if (encoding.startsWith("utf-16")) findings.push({ rule: "encoding-utf16", value: encoding });
  else if (encoding === "windows-1252") findings.push({ rule: "encoding-windows-1252", value: encoding });
  const delimiter = sheet.csv?.delimiter.delimiter;
  if (delimiter !== undefined && profile !== undefined && delimiter !== profile.file.delimiters[0])
    findings.push({ rule: "delimiter-unusual", value: delimiter === "\t" ? "tab" : delimiter });
  return findings;
}

/** The cells of a file in which a label such as "desil 1" should stand once each. */
function repeatedDecileLabels(rows: readonly HeadRow[]): FileFinding[] {
  const seen = new Map<string, number>();
  for (const row of rows.slice(0, titleRows))
    for (const cell of row.cells) {
      const label = /^\s*desil\s*(\d{1,2})\s*$/i.exec(cell)?.[1];
      if (label !== undefined) seen.set(label, (seen.get(label) ?? 0) + 1);
    }
  return [...seen]
    .filter(([, times]) => times > 1)
    .map(([label]) => ({ rule: "decile-label-repeated", value: `desil ${label}` }));
}

/**
 * Looks at the beginning of a file: format, encoding, delimiter, header row, profile.
 * Errors: FileRefused with the rule where nothing can be read.
 */
export async function readHead(
  path: string,
  byteSize: number,
  profiles: readonly FileProfile[],
  chosen?: string,
): Promise<FileHead> {
  let sheet: Sheet | undefined;
  let rows: HeadRow[];
  try {
    sheet = await openStored(path);
    rows = await firstRows(sheet, sampleRows + titleRows);
    await sheet.close();
  } catch (error) {
    if (error instanceof SheetError)
      throw new FileRefused([{ rule: ruleOfSheetError(error, sheet?.format ?? "csv"), value: error.code }]);
    throw error;
  }
  const header = headerRowOf(rows, profiles);
  if (header === undefined) throw new FileRefused([{ rule: "file-empty", value: "" }]);
  const headers = header.cells.map((cell) => cell.trim());
  while (headers.length > 0 && headers.at(-1) === "") headers.pop();
  const profile =
    chosen === undefined ? recogniseProfile(profiles, headers) : profiles.find((one) => one.id === chosen);
  const below = rows.filter((row) => row.rowNumber > header.rowNumber);
  const numbering = below.slice(0, 2).some((row) => isNumberingRow(row.cells));
  const sample = below.filter((row) => !isNumberingRow(row.cells)).slice(0, sampleRows);
  if (sample.length === 0) throw new FileRefused([{ rule: "file-empty", value: "" }]);
  const twice = repeatedHeaders(headers);
  if (twice.length > 0)
    throw new FileRefused([{ rule: "header-duplicate", value: twice.join(", ").slice(0, 200) }]);
  const length = sample.reduce((sum, row) => sum + row.cells.join(",").length + 2, 0) / sample.length;
  return {
    reading: {
      format: sheet.format,
      ...(sheet.csv
        ? { encoding: sheet.csv.encoding.encoding, delimiter: sheet.csv.delimiter.delimiter }
        : {}),
      ...(sheet.xlsx ? { sheetName: sheet.xlsx.sheetName } : {}),
      headerRow: header.rowNumber,
      headers,
      skipsNumbering: numbering,
      // An XLSX packs its text about tenfold.
      estimatedRows: Math.round((byteSize * (sheet.format === "xlsx" ? 10 : 1)) / length),
    },
    profile,
    findings: [...encodingFindings(sheet, profile), ...repeatedDecileLabels(rows)],
    sample,
  };
}
