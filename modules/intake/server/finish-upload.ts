import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { finishUpload } from "../contract/finish-upload.ts";
import { keepUpload } from "./file-store.ts";
import { batchSubject } from "./find-batch.ts";
import { lockUpload } from "./find-upload.ts";
import { openBatch } from "./open-batch.ts";

export const handler = command(finishUpload, async (tx, { uploadId }, { actor, now, newId }) => {
  const upload = await lockUpload(tx, uploadId, actor.userId);
  if (!upload) return refuse("UPLOAD_NOT_FOUND");
  if (upload.receivedBytes < upload.byteSize)
    return refuse("UPLOAD_INCOMPLETE", { details: { receivedBytes: upload.receivedBytes } });
  const { sha256, byteSize } = await keepUpload(uploadId);
  const batchId = newId();
  const opened = await openBatch(tx.client, {
    batchId,
    fileName: upload.fileName,
    sha256,
    byteSize,
    placeCode: actor.areaCode,
    createdBy: actor.userId,
    now,
  });
  if (opened.kind === "imported-before")
    return refuse("FILE_ALREADY_IMPORTED", { details: { batchId: opened.batchId } });
  await sql`update intake.uploads set finished_at = ${now} where id = ${uploadId}`.execute(tx);
  return done({ batchId, outcome: opened.kind }, [
    intakeEvents["intake.upload-finished.v1"](batchSubject({ id: batchId, placeCode: actor.areaCode }), {
      batchId,
      sha256: sha256.toString("hex"),
      outcome: opened.kind,
    }),
  ]);
});
