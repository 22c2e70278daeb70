import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import type { FileAnswer } from "#platform/runtime/operation.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadPhoto } from "../../contract/download-photo.ts";
import { findPhoto } from "./photo-rows.ts";

const endings: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/png": "png",
  "audio/webm": "webm",
  "audio/mp4": "m4a",
};

export const handler = query(downloadPhoto, async (tx, input) => {
  const photo = await findPhoto(tx, input.photoId, null);
  if (!photo?.isComplete) return refuse("PHOTO_NOT_FOUND");
  const { rows } = await sql<{ content: Buffer }>`
    select p.content from verification.photos p where p.region_code = ${photo.regionCode} and p.id = ${photo.id}`.execute(
    tx,
  );
  const file: FileAnswer = {
    fileName: `kunjungan-${photo.id}.${endings[photo.mediaType] ?? "bin"}`,
    contentType: photo.mediaType,
    stream: Readable.from([rows[0]?.content ?? Buffer.alloc(0)]),
  };
  return shown(file as unknown, {
    purpose: "verification",
    subjects: [{ kind: "family", id: photo.familyId, placeCode: photo.placeCode }],
  });
});
