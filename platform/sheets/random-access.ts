import { type FileHandle, open } from "node:fs/promises";
import type { SheetSource } from "./port.ts";

/** Bytes at a place, of a file or of memory. */
export interface RandomAccess {
  readonly size: number;
  /** Exactly `length` bytes unless the source ends before. */
  read(offset: number, length: number): Promise<Buffer>;
  /** May be called more than once. */
  close(): Promise<void>;
}

export async function openRandomAccess(source: SheetSource): Promise<RandomAccess> {
  if (typeof source !== "string") {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    return {
      size: bytes.length,
      read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
      close: () => Promise.resolve(),
    };
  }
  const handle = await open(source, "r");
  const { size } = await handle.stat();
  let closed: Promise<void> | undefined;
  return {
    size,
    read: (offset, length) => readFully(handle, offset, length),
    close: () => (closed ??= handle.close()),
  };
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
