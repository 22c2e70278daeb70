import { openDatabase } from "#platform/db/connection.ts";
import { inScope } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { findBatch } from "../payment/batch-row.ts";
import { paymentChannels } from "../payment/channels.ts";
import { handler } from "../payment/export-payment-batch.ts";
import { recordExport } from "../payment/record-export.ts";

/**
 * A process that exports a batch and stands still where it is told, to be killed there: "recorded" = the file is
 * written into the open transaction, "committed" = the answer is ready and never given. Speaks over its channel.
 */
const [socket = "", name = "", batchId = "", stopAt = ""] = process.argv.slice(2);
const database = openDatabase({ kind: "socket", socket, database: name });
const actor = anActor({ permissions: ["delivery.payment.prepare"] });
const stand = (where: string) => {
  process.send?.(where);
  return new Promise<never>(() => setInterval(() => undefined, 1000));
};

if (stopAt === "recorded") {
  const scope = { actorId: actor.userId, areaCode: "36", bidang: null, compartments: [], permissions: [] };
  await inScope(database.app, scope, "read write", async (tx) => {
    const batch = await findBatch(tx, batchId, true);
    const channel = paymentChannels().get(batch?.channel ?? "");
    if (!batch || !channel) throw new Error("no batch to export");
    await recordExport(tx, batch, channel, { fileId: newId(), actorId: actor.userId });
    await stand("recorded");
  });
} else {
  await callOperation(database, handler, exportPaymentBatch, actor, { batchId, baseRevision: 1 });
  await stand("committed");
}
