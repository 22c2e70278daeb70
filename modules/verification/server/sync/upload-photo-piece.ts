import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { largestPieceBytes } from "../../contract/sync-shapes.ts";
import { uploadPhotoPiece } from "../../contract/upload-photo-piece.ts";
import { isOfKind } from "../../domain/media-kind.ts";
import { lockOwnDevice } from "./device-row.ts";
import { contiguousBytes, findPhoto } from "./photo-rows.ts";

/** The whole body, or null where it is longer than a piece may be. */
async function readPiece(body: Readable | undefined): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    const piece = Buffer.from(chunk as Uint8Array);
    size += piece.length;
    if (size > largestPieceBytes) return null;
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

export const handler = command(uploadPhotoPiece, async (tx, input, { actor, now, body, outside }) => {
  const device = await lockOwnDevice(tx, input.deviceId, actor);
  if (!device) return refuse("DEVICE_NOT_FOUND");
  if (device.isRevoked) return refuse("DEVICE_REVOKED");
  const photo = await findPhoto(tx, input.photoId, actor.userId);
  if (!photo) return refuse("PHOTO_NOT_FOUND");
  const event = () =>
    verificationEvents["verification.photo-received.v1"](
      { kind: "visit", id: photo.visitId, placeCode: photo.placeCode },
      { sha256: photo.sha256, byteSize: photo.byteSize },
    );
  if (photo.isComplete) return done({ receivedBytes: photo.byteSize, complete: true }, [event()]);
  const piece = await readPiece(body);
  if (piece === null) return refuse("PIECE_TOO_LARGE");
  if (piece.length === 0 || input.atByte + piece.length > photo.byteSize) return refuse("PIECE_OUTSIDE");
  await sql`
    insert into verification.photo_pieces (device_id, sha256, at_byte, content, received_at)
    values (${device.id}, ${photo.sha256}, ${input.atByte}, ${piece}, ${now})
    on conflict (device_id, sha256, at_byte) do update set content = excluded.content`.execute(tx);
  const { rows } = await sql<{ atByte: number; content: Buffer }>`
    select p.at_byte as "atByte", p.content from verification.photo_pieces p
     where p.device_id = ${device.id} and p.sha256 = ${photo.sha256} order by p.at_byte`.execute(tx);
  const receivedBytes = contiguousBytes(rows.map(({ atByte, content }) => [atByte, content.length] as const));
  if (receivedBytes < photo.byteSize) return done({ receivedBytes, complete: false }, [event()]);

  const whole = Buffer.alloc(photo.byteSize);
  for (const { atByte, content } of rows) content.copy(whole, atByte);
  const fits = createHash("sha256").update(whole).digest("hex") === photo.sha256;
  if (!fits || !isOfKind(whole, photo.mediaType)) {
    // What is wrong is dropped even though the piece is refused: the phone begins anew.
    await outside(async (own) => {
      await sql`
        delete from verification.photo_pieces p where p.device_id = ${device.id} and p.sha256 = ${photo.sha256}`.execute(
        own,
      );
    });
    return refuse(fits ? "PHOTO_KIND_WRONG" : "PHOTO_HASH_WRONG");
  }
  await sql`
    update verification.photos set content = ${whole}, received_at = ${now}
     where region_code = ${photo.regionCode} and id = ${photo.id}`.execute(tx);
  await sql`
    delete from verification.photo_pieces p where p.device_id = ${device.id} and p.sha256 = ${photo.sha256}`.execute(
    tx,
  );
  return done({ receivedBytes: photo.byteSize, complete: true }, [event()]);
});
