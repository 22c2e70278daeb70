import { encodeWindows1252 } from "./windows-1252.ts";

export type WritableEncoding = "utf-8" | "utf-16le" | "windows-1252";

export function encodeText(text: string, encoding: WritableEncoding): Buffer {
  return encoding === "windows-1252"
    ? encodeWindows1252(text)
    : Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
}
