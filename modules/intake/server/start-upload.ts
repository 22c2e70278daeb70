import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { largestFileBytes, startUpload } from "../contract/start-upload.ts";

/** Eight pieces a minute at 1 Mbit/s: a broken line loses seconds, not minutes. */
const pieceBytes = 4 * 1024 * 1024;

export const handler = command(startUpload, async (tx, { fileName, byteSize }, { actor, newId }) => {
  if (byteSize === 0) return refuse("FILE_EMPTY");
  if (byteSize > largestFileBytes) return refuse("FILE_TOO_LARGE");
  const { rows: unfinished } = await sql<{ id: string; received: bigint }>`
    select u.id, u.received_bytes as received from intake.uploads u
    where u.created_by = ${actor.userId} and u.file_name = ${fileName} and u.byte_size = ${byteSize} and u.finished_at is null
    order by u.created_at desc limit 1`.execute(tx);
  const uploadId = unfinished[0]?.id ?? newId();
  if (unfinished.length === 0) {
    await sql`
      insert into intake.uploads (id, place_code, file_name, byte_size, created_by)
      values (${uploadId}, ${actor.areaCode}, ${fileName}, ${byteSize}, ${actor.userId})`.execute(tx);
  }
  return done({ uploadId, receivedBytes: Number(unfinished[0]?.received ?? 0n), pieceBytes }, [
    intakeEvents["intake.upload-started.v1"](
      { kind: "intake-upload", id: uploadId, placeCode: actor.areaCode },
      { byteSize },
    ),
  ]);
});
