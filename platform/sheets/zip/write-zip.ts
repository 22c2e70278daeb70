import { once } from "node:events";
import { crc32, createDeflateRaw, type DeflateRaw } from "node:zlib";
import type { ByteSink } from "../byte-sink.ts";

/**
 * A ZIP archive written front to back (APPNOTE 6.3: sizes follow each part in a data descriptor), so it can go
 * to a socket. No ZIP64: the caller keeps parts under `partLimitBytes`, which every Excel since 2007 reads.
 */
export const partLimitBytes = 0xf000_0000;

interface WrittenPart {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

export interface ZipPart {
  /** Bytes of the part so far, before compression. */
  readonly plainBytes: () => number;
  write(bytes: Buffer): Promise<void> | undefined;
  end(): Promise<void>;
}

export interface ZipWriter {
  /** One part at a time: end one before opening the next. */
  openPart(name: string): Promise<ZipPart>;
  close(): Promise<void>;
}

/** 1 January 1980, the ZIP epoch: the same rows give the same bytes, whenever they are written. */
const fixedDate = 0x0021;
/** Bit 3: data descriptor follows; bit 11: names are UTF-8. */
const flags = 0x0808;
/** Level 3 writes sheet XML 2× as fast as the default 6 for 12 % more bytes. */
const level = 3;

export function openZipWriter(sink: ByteSink): ZipWriter {
  const parts: WrittenPart[] = [];
  let offset = 0;

  async function put(bytes: Buffer): Promise<void> {
    offset += bytes.length;
    if (offset > 0xffff_ffff) throw new RangeError("The archive would pass 4 GiB");
    await sink.write(bytes);
  }

  return {
    async openPart(partName) {
      const name = Buffer.from(partName, "utf8");
      const start = offset;
      await put(Buffer.concat([localHeader(name.length), name]));
      return deflatedPart(put, async (crc, packed, plain) => {
        parts.push({ name, offset: start, crc, packed, plain });
        await put(dataDescriptor(crc, packed, plain));
      });
    },
    async close() {
      const directoryStart = offset;
      for (const part of parts) await put(Buffer.concat([directoryEntry(part), part.name]));
      await put(endOfDirectory(parts.length, offset - directoryStart, directoryStart));
    },
  };
}

function deflatedPart(
  put: (bytes: Buffer) => Promise<void>,
  ended: (crc: number, packed: number, plain: number) => Promise<void>,
): ZipPart {
  const deflate: DeflateRaw = createDeflateRaw({ level, chunkSize: 256 * 1024 });
  let crc = 0;
  let plain = 0;
  let packed = 0;
  const pump = (async () => {
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      packed += chunk.length;
      await put(chunk);
    }
  })();
  // The failure is thrown by the next write or by end(); this keeps Node from calling it unhandled before.
  let failure: unknown;
  pump.catch((error: unknown) => {
    failure = error;
    deflate.destroy();
  });

  return {
    plainBytes: () => plain,
    write(bytes) {
      if (failure) throw failure;
      crc = crc32(bytes, crc);
      plain += bytes.length;
      return deflate.write(bytes) ? undefined : Promise.race([drained(deflate), pump]);
    },
    async end() {
      deflate.end();
      await pump;
      await ended(crc, packed, plain);
    },
  };
}

async function drained(deflate: DeflateRaw): Promise<void> {
  await once(deflate, "drain");
}

function localHeader(nameLength: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(fixedDate, 12);
  header.writeUInt16LE(nameLength, 26);
  return header;
}

function dataDescriptor(crc: number, packed: number, plain: number): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(plain, 12);
  return descriptor;
}

function directoryEntry(part: WrittenPart): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt16LE(fixedDate, 14);
  entry.writeUInt32LE(part.crc, 16);
  entry.writeUInt32LE(part.packed, 20);
  entry.writeUInt32LE(part.plain, 24);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt32LE(part.offset, 42);
  return entry;
}

function endOfDirectory(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
