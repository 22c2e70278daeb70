import type { Database } from "#platform/db/connection.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { applyReturnFile } from "../../contract/apply-return-file.ts";
import { handler as apply } from "../payment/apply-return-file.ts";
import { aReadReturn } from "./payments.ts";
import type { DecreeSeed } from "./signed-decree.ts";

/** A batch whose bank answered: paid, or back for the reason of each status. */
export async function anAnsweredBatch(
  database: Database,
  seed: DecreeSeed = {},
  statuses: readonly string[] = ["00"],
) {
  const batch = await aReadReturn(database, seed, statuses);
  await mustCall(database, apply, applyReturnFile, batch.maker, { fileId: batch.returnFileId });
  return batch;
}
