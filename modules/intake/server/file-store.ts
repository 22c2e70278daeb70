import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { constants, copyFile, mkdir, open, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";

/**
 * Files as they were sent, below the data folder: one in the making per upload, whole ones under their
 * SHA-256. Kept until the batch is closed or undone, so that every phase can start again from the file.
 */
export function uploadsFolder(): string {
  return resolve(process.env["SINERGI_DATA"] || "data", "uploads");
}

export async function uploadPath(uploadId: string): Promise<string> {
  await mkdir(uploadsFolder(), { recursive: true, mode: 0o700 });
  return join(uploadsFolder(), `${uploadId}.part`);
}

export function filePath(sha256: Buffer | Uint8Array): string {
  return join(uploadsFolder(), Buffer.from(sha256).toString("hex"));
}

/**
 * Writes a piece at its place. What stood there from a broken attempt is overwritten; returns where the piece
 * ends. The piece is on disk when this resolves: the database may then say that it was received.
 */
export async function writePiece(
  uploadId: string,
  offset: number,
  piece: Readable,
  largest: number,
): Promise<number> {
  const file = await open(await uploadPath(uploadId), offset === 0 ? "w" : "r+", 0o600);
  let position = offset;
  try {
    for await (const bytes of piece as AsyncIterable<Buffer>) {
      if (position + bytes.length > largest) throw new RangeError("the piece is longer than the file");
      await file.write(bytes, 0, bytes.length, position);
      position += bytes.length;
    }
    await file.datasync();
    return position;
  } finally {
    await file.close();
  }
}

/** SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(bytes as Buffer);
  return hash.digest();
}

/** Gives a finished upload its lasting name; doing it twice is harmless. */
export async function keepUpload(uploadId: string): Promise<{ sha256: Buffer; byteSize: number }> {
  const path = await uploadPath(uploadId);
  const sha256 = await hashFile(path);
  const { size } = await stat(path);
  await rename(path, filePath(sha256));
  return { sha256, byteSize: size };
}

/** Takes in a file that already lies on this machine (command line). */
export async function keepLocalFile(path: string): Promise<{ sha256: Buffer; byteSize: number }> {
  const sha256 = await hashFile(path);
  const { size } = await stat(path);
  const target = filePath(sha256);
  await mkdir(uploadsFolder(), { recursive: true, mode: 0o700 });
  const partial = `${target}.${process.pid}.part`;
  await copyFile(path, partial, constants.COPYFILE_FICLONE);
  await rename(partial, target);
  return { sha256, byteSize: size };
}
