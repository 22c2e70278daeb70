import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { decodeWindows1252 } from "#platform/sheets/encoding/windows-1252.ts";

/** A return file of 100,000 lines has about 10 MB; ten times that is somebody's mistake. */
const largestBytes = 100 * 1_048_576;

export interface ReceivedFile {
  readonly content: Buffer;
  readonly sha256: Buffer;
}

/** The uploaded bytes with their hash; null where they are more than a bank's file can be. */
export async function readBody(body: Readable | undefined): Promise<ReceivedFile | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  if (body)
    for await (const part of body) {
      const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
      bytes += chunk.length;
      if (bytes > largestBytes) return null;
      parts.push(chunk);
    }
  const content = Buffer.concat(parts);
  return { content, sha256: createHash("sha256").update(content).digest() };
}

export const decodeBankText = (content: Buffer, encoding: "utf-8" | "windows-1252"): string =>
  encoding === "utf-8" ? content.toString("utf8") : decodeWindows1252(content);
