import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** The caller has seen how the work ended: the bell stops counting it. Unknown ids are passed over. */
export const markBatchesSeen = commandContract({
  name: "batch.mark-batches-seen",
  method: "POST",
  path: "/batches/seen",
  summary: "Marks ended work as seen by the one who started it.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({ batchIds: z.array(z.uuid()).max(200) }),
  output: z.strictObject({ seen: z.int() }),
  errors: {},
});
