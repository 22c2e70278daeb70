import { SetupError } from "#platform/kernel/setup-error.ts";

/**
 * A snapshot file is a magic line, then a zstd stream of frames: one byte kind, four bytes length, payload.
 * Chunked, because a table's size is not known when its first row is written.
 */
export const magic: Buffer = Buffer.from("SINERGI-SNAPSHOT 1\n");

/** head = what is coming; table/file = an entry begins; data = its bytes; end = its count and hash; close = the manifest. */
export type FrameKind = "head" | "table" | "file" | "data" | "end" | "close";

const codes: Readonly<Record<FrameKind, number>> = {
  head: 72,
  table: 84,
  file: 70,
  data: 68,
  end: 69,
  close: 90,
};
const kinds = new Map(Object.entries(codes).map(([kind, code]) => [code, kind as FrameKind]));

export interface Frame {
  readonly kind: FrameKind;
  readonly payload: Buffer;
}

export function encodeFrame(kind: FrameKind, payload: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(codes[kind], 0);
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

export const jsonFrame = (kind: FrameKind, value: unknown): Buffer =>
  encodeFrame(kind, Buffer.from(JSON.stringify(value)));

// Larger than any chunk we write (COPY hands over at most 64 kB at a time): a longer one is damage.
const longestPayload = 16 * 1_048_576;

export const damaged = (cause?: unknown): SetupError =>
  new SetupError(
    "FILE_DAMAGED",
    "Berkas cadangan rusak atau terpotong; tidak ada yang dipulihkan. Pakai salinan lain dari berkas ini.",
    cause,
  );

/** Splits a decompressed stream into frames. Throws FILE_DAMAGED where the bytes are no frames or end in the middle. */
export async function* decodeFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      while (rest.length >= 5) {
        const kind = kinds.get(rest.readUInt8(0));
        const length = rest.readUInt32BE(1);
        if (kind === undefined || length > longestPayload) throw damaged();
        if (rest.length < 5 + length) break;
        yield { kind, payload: rest.subarray(5, 5 + length) };
        rest = rest.subarray(5 + length);
      }
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw /^(ZSTD|Z_)/.test(code) ? damaged(error) : error;
  }
  if (rest.length > 0) throw damaged();
}
