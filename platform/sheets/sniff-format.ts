import { SheetError } from "./errors.ts";
import type { RandomAccess } from "./random-access.ts";

/** Starts of files people send by mistake or under a wrong name; "xls" that is a web page is common. */
const strangers = [
  "%PDF",
  "{\\rtf",
  "\x89PNG",
  "GIF8",
  "\xff\xd8\xff",
  "Rar!",
  "7z\xbc\xaf",
  "\x1f\x8b",
  "SQLite format 3",
];
const markup = /^\s*<(?:!doctype|html|table|\?xml)/i;

/** OLE2 compound file: Excel 97–2003, or the envelope of an XLSX with a password (MS-OFFCRYPTO). */
const compound = Buffer.from("d0cf11e0a1b11ae1", "hex");
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/**
 * By content, never by name.
 * @throws SheetError ENCRYPTED, OLD_EXCEL_FORMAT, NOT_A_SHEET, FILE_EMPTY (nothing but blanks)
 */
export async function sniffFormat(file: RandomAccess): Promise<"csv" | "xlsx"> {
  const head = await file.read(0, Math.min(4096, file.size));
  const text = head.toString("latin1");
  if (text.startsWith("PK\x03\x04")) return "xlsx";
  if (head.subarray(0, 8).equals(compound)) {
    throw new SheetError((await isEncrypted(file)) ? "ENCRYPTED" : "OLD_EXCEL_FORMAT");
  }
  if (text.startsWith("PK") || strangers.some((start) => text.startsWith(start)) || markup.test(text)) {
    throw new SheetError("NOT_A_SHEET");
  }
  if (file.size <= 4096 && /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*$/.test(text)) {
    throw new SheetError("FILE_EMPTY");
  }
  return "csv";
}

/** The stream's name stands in the directory sectors, anywhere in the file; 64 MB are looked through. */
async function isEncrypted(file: RandomAccess): Promise<boolean> {
  const piece = 1024 * 1024;
  for (let offset = 0; offset < Math.min(file.size, 64 * piece); offset += piece) {
    const bytes = await file.read(offset, piece + encryptedPackage.length);
    if (bytes.includes(encryptedPackage)) return true;
  }
  return false;
}
