import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getPhotoState } from "../../contract/get-photo-state.ts";
import { contiguousBytes, findPhoto } from "./photo-rows.ts";

export const handler = query(getPhotoState, async (tx, input, { actor }) => {
  const photo = await findPhoto(tx, input.photoId, actor.userId);
  if (!photo) return refuse("PHOTO_NOT_FOUND");
  if (photo.isComplete) return plain({ receivedBytes: photo.byteSize, complete: true });
  const { rows } = await sql<{ atByte: number; length: number }>`
    select p.at_byte as "atByte", length(p.content) as length from verification.photo_pieces p
     where p.device_id = ${input.deviceId} and p.sha256 = ${photo.sha256}`.execute(tx);
  return plain({
    receivedBytes: contiguousBytes(rows.map(({ atByte, length }) => [atByte, length] as const)),
    complete: false,
  });
});
