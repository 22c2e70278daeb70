import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import type { RandomAccess } from "../random-access.ts";
import type { ZipEntry } from "./directory.ts";

/** Counts what all parts of one archive inflate to. */
export interface InflateBudget {
  spentBytes: number;
  readonly limits: Pick<SheetLimits, "maxInflatedBytes" | "maxCompressionRatio">;
}

const pieceBytes = 256 * 1024;
/** Small parts may pack to any ratio: a few hundred bytes of repeated styles are no danger. */
const ratioFreeBytes = 4 * 1024 * 1024;

/**
 * The bytes of one part, as they inflate. Sizes are counted as they come: what the directory claims is not
 * believed.
 * @throws SheetError ENCRYPTED, ZIP_BOMB, FILE_DAMAGED (bad data, wrong checksum or length)
 */
export async function* inflateEntry(
  file: RandomAccess,
  entry: ZipEntry,
  budget: InflateBudget,
): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw new SheetError("ENCRYPTED");
  const header = await file.read(entry.headerOffset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new SheetError("FILE_DAMAGED");
  const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.packedBytes > file.size) throw new SheetError("FILE_DAMAGED");

  const { maxInflatedBytes, maxCompressionRatio } = budget.limits;
  let plain = 0;
  let crc = 0;
  for await (const chunk of plainChunks(file, entry, start)) {
    plain += chunk.length;
    budget.spentBytes += chunk.length;
    if (budget.spentBytes > maxInflatedBytes) throw new SheetError("ZIP_BOMB", { limit: maxInflatedBytes });
    if (plain > ratioFreeBytes && plain > maxCompressionRatio * entry.packedBytes) {
      throw new SheetError("ZIP_BOMB", { limit: maxCompressionRatio });
    }
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (plain !== entry.plainBytes || crc !== entry.crc) throw new SheetError("FILE_DAMAGED");
}

async function* plainChunks(file: RandomAccess, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    yield* packedPieces(file, start, entry.packedBytes);
    return;
  }
  if (entry.method !== 8) throw new SheetError("FILE_DAMAGED");
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  const source = Readable.from(packedPieces(file, start, entry.packedBytes), { objectMode: false });
  source.on("error", (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (isZlibError(error)) throw new SheetError("FILE_DAMAGED");
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

async function* packedPieces(file: RandomAccess, start: number, length: number): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < length; offset += pieceBytes) {
    yield await file.read(start + offset, Math.min(pieceBytes, length - offset));
  }
}

/** zlib's own: Z_DATA_ERROR, Z_BUF_ERROR (unexpected end), Z_NEED_DICT. */
function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
