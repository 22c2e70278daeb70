import { openByteSink } from "#platform/sheets/byte-sink.ts";
import { columnLetters } from "#platform/sheets/xlsx/column-letters.ts";
import {
  contentTypesXml,
  mainNamespace,
  rootRelationsXml,
  workbookXml,
  xmlHead,
} from "#platform/sheets/xlsx/static-parts.ts";
import { openZipWriter, type ZipPart, type ZipWriter } from "#platform/sheets/zip/write-zip.ts";
import { columnCount, columnNames, sampleRows } from "./rows.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The same rows as Excel saves them: every text in a shared table that stands after the sheet. */
export async function writeSharedFile(path: string, rows: number): Promise<void> {
  const sink = openByteSink(path);
  const zip = openZipWriter(sink);
  const table = new Map<string, number>();
  await whole(zip, "_rels/.rels", rootRelationsXml);
  await whole(zip, "xl/workbook.xml", workbookXml(["Data"]));
  await whole(zip, "[Content_Types].xml", contentTypesXml(1));
  await whole(
    zip,
    "xl/_rels/workbook.xml.rels",
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  );
  const letters = columnNames.map((_, index) => columnLetters(index));
  const sheet = await zip.openPart("xl/worksheets/sheet1.xml");
  await put(sheet, `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetData>`);
  let number = 0;
  for (const row of withHeader(rows)) {
    number++;
    let xml = `<row r="${number}" spans="1:${columnCount}">`;
    for (const [column, text] of row.entries()) {
      const index = table.get(text) ?? table.size;
      table.set(text, index);
      xml += `<c r="${letters[column]}${number}" t="s"><v>${index}</v></c>`;
    }
    await put(sheet, `${xml}</row>`);
  }
  await put(sheet, "</sheetData></worksheet>");
  await sheet.end();
  const shared = await zip.openPart("xl/sharedStrings.xml");
  await put(shared, `${xmlHead}<sst xmlns="${mainNamespace}" uniqueCount="${table.size}">`);
  for (const text of table.keys()) await put(shared, `<si><t>${text}</t></si>`);
  await put(shared, "</sst>");
  await shared.end();
  await zip.close();
  await sink.close();
}

function* withHeader(rows: number): Generator<readonly string[]> {
  yield columnNames;
  yield* sampleRows(rows);
}

async function whole(zip: ZipWriter, name: string, xml: string): Promise<void> {
  const part = await zip.openPart(name);
  await put(part, xml);
  await part.end();
}

async function put(part: ZipPart, xml: string): Promise<void> {
  await part.write(Buffer.from(xml));
}
