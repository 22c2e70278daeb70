import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import type { RandomAccess } from "../random-access.ts";
import { readZipDirectory, type ZipEntry } from "../zip/directory.ts";
import { type InflateBudget, inflateEntry } from "../zip/inflate-entry.ts";
import { type CellFormats, noFormats, readCellFormats } from "./cell-formats.ts";
import { loadSharedStrings, noSharedStrings, type SharedStrings } from "./shared-strings.ts";
import { xmlTags } from "./xml-tags.ts";

interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry | undefined;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Days are counted from 1904 instead of 1900 (files of old Macs). */
  readonly from1904: boolean;
  formats(): Promise<CellFormats>;
  sharedStrings(): Promise<SharedStrings>;
  readonly budget: InflateBudget;
}

/** workbook.xml, its relations and styles are kilobytes; one this large is not read into memory. */
const maxPartBytes = 32 * 1024 * 1024;

/**
 * Reads the directory of an XLSX file and its list of sheets (ECMA-376 part 2: parts are found by their
 * relations, never by their usual names).
 * @throws SheetError NOT_A_SHEET for a ZIP that is no XLSX (ODS, XLSB, DOCX …) and what the ZIP itself is guilty of
 */
export async function openWorkbook(file: RandomAccess, limits: SheetLimits): Promise<Workbook> {
  const parts = await readZipDirectory(file);
  const budget: InflateBudget = { spentBytes: 0, limits };

  const find = (path: string | undefined) => (path === undefined ? undefined : parts.get(path.toLowerCase()));
  async function text(entry: ZipEntry | undefined): Promise<string> {
    if (!entry) return "";
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of inflateEntry(file, entry, budget)) {
      bytes += chunk.length;
      if (bytes > maxPartBytes) throw new SheetError("ZIP_BOMB", { limit: maxPartBytes });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
  }

  const root = relations(await text(find("_rels/.rels")), "");
  const workbookPath = root.find((relation) => relation.type === "officeDocument")?.path;
  const workbookEntry = find(workbookPath);
  if (workbookPath === undefined || !workbookEntry) throw new SheetError("NOT_A_SHEET");
  const workbookXml = await text(workbookEntry);
  const slash = workbookPath.lastIndexOf("/");
  const folder = workbookPath.slice(0, slash + 1);
  const related = relations(await text(find(`${folder}_rels/${workbookPath.slice(slash + 1)}.rels`)), folder);
  const pathOf = (type: string) => related.find((relation) => relation.type === type)?.path;

  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  let isWorkbook = false;
  for (const { name, attributes } of xmlTags(workbookXml)) {
    if (name === "workbook") isWorkbook = true;
    if (name === "workbookPr") from1904 = /^(?:1|true|on)$/.test(attributes.get("date1904") ?? "");
    if (name !== "sheet") continue;
    const id = [...attributes].find(([key]) => key.endsWith(":id"))?.[1];
    const relation = related.find((candidate) => candidate.id === id);
    // Chart and dialogue sheets have no cells.
    if (relation?.type !== "worksheet") continue;
    const hidden = (attributes.get("state") ?? "visible") !== "visible";
    sheets.push({ name: attributes.get("name") ?? "", hidden, entry: find(relation.path) });
  }
  if (!isWorkbook) throw new SheetError("NOT_A_SHEET");

  return {
    sheets,
    from1904,
    budget,
    async formats() {
      const entry = find(pathOf("styles"));
      return entry ? readCellFormats(await text(entry)) : noFormats;
    },
    async sharedStrings() {
      const entry = find(pathOf("sharedStrings"));
      return entry ? loadSharedStrings(inflateEntry(file, entry, budget), limits) : noSharedStrings;
    },
  };
}

interface Relation {
  readonly id: string;
  /** Last word of the type's address: the transitional and the strict form differ before it. */
  readonly type: string;
  readonly path: string;
}

function relations(xml: string, folder: string): Relation[] {
  const found: Relation[] = [];
  for (const { name, attributes } of xmlTags(xml)) {
    if (name !== "Relationship" || attributes.get("TargetMode") === "External") continue;
    const type = attributes.get("Type") ?? "";
    const target = attributes.get("Target") ?? "";
    const path = resolvePath(folder, target);
    found.push({ id: attributes.get("Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), path });
  }
  return found;
}

function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
