import { Readable } from "node:stream";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { putPiece } from "../contract/put-piece.ts";
import { writePiece } from "./file-store.ts";
import { lockUpload } from "./find-upload.ts";

export const handler = command(putPiece, async (tx, { uploadId, offset }, { actor, body }) => {
  const upload = await lockUpload(tx, uploadId, actor.userId);
  if (!upload) return refuse("UPLOAD_NOT_FOUND");
  // Behind what is here: a repeated piece, written again to the same place. Beyond: a piece is missing.
  if (offset > upload.receivedBytes)
    return refuse("UPLOAD_OFFSET_WRONG", { details: { receivedBytes: upload.receivedBytes } });
  let end: number;
  try {
    end = await writePiece(uploadId, offset, body ?? Readable.from([]), upload.byteSize);
  } catch (error) {
    if (error instanceof RangeError) return refuse("FILE_TOO_LARGE");
    throw error;
  }
  const receivedBytes = Math.max(end, upload.receivedBytes);
  await sql`update intake.uploads set received_bytes = ${receivedBytes} where id = ${uploadId}`.execute(tx);
  return done({ receivedBytes }, [
    intakeEvents["intake.piece-received.v1"](
      { kind: "intake-upload", id: uploadId, placeCode: upload.placeCode },
      { receivedBytes },
    ),
  ]);
});
