import { SheetError } from "../errors.ts";
import type { RandomAccess } from "../random-access.ts";

/** A file inside the archive as its central directory tells it (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly headerOffset: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
/** A workbook has tens of parts; a directory of more than this is made to hurt. */
const maxEntries = 10_000;
const maxDirectoryBytes = 8 * 1024 * 1024;

/**
 * Reads the directory at the end of a ZIP file.
 * @throws SheetError FILE_TRUNCATED (no directory: the end is missing), FILE_DAMAGED, ZIP_BOMB
 */
export async function readZipDirectory(file: RandomAccess): Promise<Map<string, ZipEntry>> {
  const { count, size, start } = await findDirectory(file);
  if (count > maxEntries || size > maxDirectoryBytes) throw new SheetError("ZIP_BOMB");
  if (start + size > file.size) throw new SheetError("FILE_DAMAGED");
  const directory = await file.read(start, size);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) {
      throw new SheetError("FILE_DAMAGED");
    }
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new SheetError("FILE_DAMAGED");
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/");
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = wideSizes(extra, {
      plainBytes: directory.readUInt32LE(at + 24),
      packedBytes: directory.readUInt32LE(at + 20),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    if (sizes.headerOffset + sizes.packedBytes > file.size) throw new SheetError("FILE_DAMAGED");
    // OPC compares part names without case; the first of equal names counts.
    const key = name.toLowerCase();
    if (!entries.has(key)) {
      const method = directory.readUInt16LE(at + 10);
      const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
      entries.set(key, { name, method, encrypted, crc: directory.readUInt32LE(at + 16), ...sizes });
    }
    at = next;
  }
  return entries;
}

async function findDirectory(file: RandomAccess): Promise<{ count: number; size: number; start: number }> {
  const tailStart = Math.max(0, file.size - endBytes - 0xffff);
  const tail = await file.read(tailStart, file.size - tailStart);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    if (at + endBytes + tail.readUInt16LE(at + 20) > tail.length) continue;
    const narrow = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      start: tail.readUInt32LE(at + 16),
    };
    const isWide = narrow.count === 0xffff || narrow.size === 0xffff_ffff || narrow.start === 0xffff_ffff;
    return isWide ? readWideEnd(file, tail, at) : narrow;
  }
  throw new SheetError("FILE_TRUNCATED");
}

/** ZIP64: counts and places past 16 and 32 bits. */
async function readWideEnd(file: RandomAccess, tail: Buffer, endAt: number) {
  const locator = endAt - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== locator64Signature) throw new SheetError("FILE_DAMAGED");
  const record = await file.read(exact(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== end64Signature) throw new SheetError("FILE_DAMAGED");
  return {
    count: exact(record.readBigUInt64LE(32)),
    size: exact(record.readBigUInt64LE(40)),
    start: exact(record.readBigUInt64LE(48)),
  };
}

interface EntrySizes {
  readonly plainBytes: number;
  readonly packedBytes: number;
  readonly headerOffset: number;
}

/** Extra field 1 holds, in this order, those of the three values that are 0xFFFFFFFF in the entry itself. */
function wideSizes(extra: Buffer, narrow: EntrySizes): EntrySizes {
  const { plainBytes, packedBytes, headerOffset } = narrow;
  if (Math.max(plainBytes, packedBytes, headerOffset) < 0xffff_ffff) return narrow;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const take = (value: number): number => {
      if (value !== 0xffff_ffff) return value;
      if (next + 8 > extra.length) throw new SheetError("FILE_DAMAGED");
      next += 8;
      return exact(extra.readBigUInt64LE(next - 8));
    };
    return { plainBytes: take(plainBytes), packedBytes: take(packedBytes), headerOffset: take(headerOffset) };
  }
  throw new SheetError("FILE_DAMAGED");
}

function exact(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new SheetError("FILE_DAMAGED");
  return Number(value);
}
