import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { aDraftBatch } from "../testing/payments.ts";
import { handler as exportBatch } from "./export-payment-batch.ts";

const db = useDatabase();
const script = fileURLToPath(new URL("../testing/export-child.ts", import.meta.url));

/** Exports in a process of its own and kills it (-9) where it stands. */
async function killAt(batchId: string, where: "recorded" | "committed"): Promise<void> {
  const { address } = db();
  const child: ChildProcess = fork(script, [
    inject("databaseSocket"),
    address.kind === "socket" ? address.database : "",
    batchId,
    where,
  ]);
  const [reached] = (await once(child, "message")) as [string];
  expect(reached).toBe(where);
  child.kill("SIGKILL");
  await once(child, "exit");
}

const recorded = async (batchId: string) =>
  (
    await db().owner.query<{ sha: string; content: Buffer; state: string }>(
      `select encode(f.sha256, 'hex') as sha, f.content, b.state
         from delivery.payment_batches b left join delivery.payment_files f on f.batch_id = b.id and f.kind = 'export'
        where b.id = $1`,
      [batchId],
    )
  ).rows[0];

it("leaves nothing when it is killed before its record is kept, and the next export is whole", async () => {
  const batch = await aDraftBatch(db(), { lines: 30 });
  await killAt(batch.batchId, "recorded");
  expect(await recorded(batch.batchId)).toMatchObject({ sha: null, state: "draft" });
  const file = await mustCall(db(), exportBatch, exportPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
  });
  expect(file).toMatchObject({ lines: 30, totalRupiah: "18000000" });
}, 60_000);

it("leaves the recorded file when it is killed after, and a repeat gives the same bytes", async () => {
  const batch = await aDraftBatch(db(), { lines: 30 });
  await killAt(batch.batchId, "committed");
  const kept = await recorded(batch.batchId);
  expect(kept?.state).toBe("exported");
  const repeat = await callOperation(db(), exportBatch, exportPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
  });
  expect(repeat).toMatchObject({ ok: true, out: { sha256: kept?.sha } });
  expect((await recorded(batch.batchId))?.content.equals(kept?.content ?? Buffer.alloc(0))).toBe(true);
}, 60_000);
