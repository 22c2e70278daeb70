import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { constants, crc32, deflateRawSync } from "node:zlib";
import { rowXml } from "#platform/sheets/xlsx/row-xml.ts";

const plainBytes = 1 << 30;
const blockBytes = 1 << 20;

/**
 * An XLSX of about 1 MB with an honest header, whose one sheet unpacks to 1 GiB of rows. One compressed megabyte is repeated: full
 * flushes make the blocks independent, so nothing has to compress a gigabyte.
 */
export async function writeZipBomb(path: string, headers: readonly string[]): Promise<void> {
  const stream = createWriteStream(path);
  let offset = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length;
    if (!stream.write(bytes)) await once(stream, "drain");
  };
  const parts: { name: string; offset: number; crc: number; packed: number; plain: number }[] = [];

  const head = Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' +
      rowXml(1, headers),
  );
  // Legal cells (Excel allows 32,767 characters), so that only the size gives the file away.
  const row = `<row><c t="inlineStr"><is><t>${"A".repeat(32_000)}</t></is></c></row>`;
  const block = Buffer.from(row.repeat(Math.floor(blockBytes / row.length)));
  const tail = Buffer.from("</sheetData></worksheet>");
  const flush = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const packedHead = deflateRawSync(head, flush);
  const packedBlock = deflateRawSync(block, flush);
  const packedTail = deflateRawSync(tail, { level: 9 });
  const repeats = Math.floor(plainBytes / block.length);
  let crc = crc32(head);
  for (let n = 0; n < repeats; n++) crc = crc32(block, crc);
  crc = crc32(tail, crc);
  const sheet = {
    name: "xl/worksheets/sheet1.xml",
    crc,
    packed: packedHead.length + packedBlock.length * repeats + packedTail.length,
    plain: head.length + block.length * repeats + tail.length,
  };
  for (const [name, xml] of Object.entries(workbookParts)) {
    const plain = Buffer.from(xml);
    const packed = deflateRawSync(plain);
    parts.push({ name, offset, crc: crc32(plain), packed: packed.length, plain: plain.length });
    await put(localHeader(name, crc32(plain), packed.length, plain.length));
    await put(packed);
  }
  parts.push({ ...sheet, offset });
  await put(localHeader(sheet.name, sheet.crc, sheet.packed, sheet.plain));
  await put(packedHead);
  for (let n = 0; n < repeats; n++) await put(packedBlock);
  await put(packedTail);
  const directory = offset;
  for (const part of parts) await put(directoryEntry(part));
  await put(endOfDirectory(parts.length, offset - directory, directory));
  stream.end();
  await finished(stream);
}

const workbookParts = {
  "[Content_Types].xml":
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  "_rels/.rels":
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  "xl/workbook.xml":
    '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};

/** 1 January 1980, so that the bytes do not depend on the day. */
const zipDate = 0x0021;

function localHeader(name: string, crc: number, packed: number, plain: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(zipDate, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(plain, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function directoryEntry(part: {
  name: string;
  offset: number;
  crc: number;
  packed: number;
  plain: number;
}): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt16LE(zipDate, 14);
  entry.writeUInt32LE(part.crc, 16);
  entry.writeUInt32LE(part.packed, 20);
  entry.writeUInt32LE(part.plain, 24);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt32LE(part.offset, 42);
  return Buffer.concat([entry, Buffer.from(part.name)]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
