import { Readable } from "node:stream";
import { type OfficeLetterData, officeLetter } from "#platform/documents/office-letter.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import type { FileAnswer } from "#platform/runtime/operation.ts";

// Opened at the first letter: its thread takes half a second and does not keep the process alive when idle.
let press: Press | undefined;

/** Prints one of the registers' letters. `fileName` holds a register number, never a person's name. */
export async function printLetter(data: OfficeLetterData, fileName: string, now: Date): Promise<FileAnswer> {
  press ??= openPress();
  const pdf = await press.renderPdf(officeLetter, data, now);
  return { fileName, contentType: "application/pdf", stream: Readable.from([pdf]) };
}
