import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";
import { SetAsideReason } from "./set-aside.ts";

const counts = { read: z.int(), accepted: z.int(), held: z.int(), refused: z.int() };

/** What intake writes to the audit trail: batches by id and figures, never a cell of a file. */
export const intakeEvents = auditEvents({
  "intake.upload-started.v1": z.strictObject({ byteSize: z.int() }),
  "intake.piece-received.v1": z.strictObject({ receivedBytes: z.int() }),
  "intake.upload-finished.v1": z.strictObject({
    batchId: z.uuid(),
    sha256: z.string(),
    outcome: z.enum(["recognised", "unknown", "refused"]),
  }),
  "intake.mapping-saved.v1": z.strictObject({ profileId: z.string(), mappedColumns: z.int() }),
  "intake.profile-saved.v1": z.strictObject({ profileId: z.string() }),
  "intake.check-started.v1": z.strictObject({}),
  "intake.application-started.v1": z.strictObject(counts),
  "intake.batch-cancelled.v1": z.strictObject({ state: z.string() }),
  "intake.undo-started.v1": z.strictObject({ reason: z.string() }),
  "intake.row-mended.v1": z.strictObject({ rowNo: z.int(), fields: z.array(z.string()), ready: z.boolean() }),
  // v1 had no reason; kept for the rows of the trail that bear it.
  "intake.row-dropped.v1": z.strictObject({ rowNo: z.int() }),
  "intake.row-dropped.v2": z.strictObject({ rowNo: z.int(), reason: SetAsideReason }),
  "intake.row-taken-back.v1": z.strictObject({ rowNo: z.int() }),
  "intake.batch-applied.v1": z.strictObject(counts),
  "intake.batch-undone.v1": z.strictObject({}),
  "intake.linkage-started.v1": z.strictObject({ train: z.boolean() }),
  "intake.linkage-finished.v1": z.strictObject({ people: z.int(), proposed: z.int(), clusters: z.int() }),
});
