import { describe, expect, it } from "vitest";
import { BatchStopped } from "#platform/batch/progress.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { cancelBatch as cancelContract } from "../contract/cancel-batch.ts";
import { handler as cancelBatch } from "./cancel-batch.ts";
import { runStep } from "./run-step.ts";
import { aTestBatch } from "./testing/batch-case.ts";
import { beginWork } from "./work.ts";

const db = useDatabase();
const never = new AbortController().signal;
const actor = anActor({ areaCode: "3602", permissions: ["intake.batch.send"] });

const stateOf = async (batchId: string) =>
  (await db().owner.query<{ state: string }>("select state from intake.batches where id = $1", [batchId]))
    .rows[0]?.state;
const persons = async () =>
  (await db().owner.query<{ n: number }>("select count(*)::int as n from registry.persons")).rows[0]?.n;

describe("cancelling a batch", () => {
  it("ends one that waits for a decision", async () => {
    const { batchId } = await aTestBatch(db(), { createdBy: newId() });
    expect(await mustCall(db(), cancelBatch, cancelContract, actor, { batchId })).toEqual({
      batchId,
      ended: true,
    });
    expect(await stateOf(batchId)).toBe("cancelled");
  });

  it("asks a running work to stop, which then takes out again what is in", async () => {
    const { batchId } = await aTestBatch(db(), { createdBy: newId() });
    const workId = await beginWork(db().loader, batchId, "apply");
    expect(await mustCall(db(), cancelBatch, cancelContract, actor, { batchId })).toEqual({
      batchId,
      ended: false,
    });
    expect(await runStep(db(), batchId, workId, "apply", never)).toBe("cancelled");
    expect(await stateOf(batchId)).toBe("cancelled");
    expect(await persons()).toBe(0);
  });

  it.each(["memasukkan orang", "menyusun kamus nama", "menyusun indeks"])(
    "leaves nothing behind when the cancel is heard at «%s»",
    async (phase) => {
      const { batchId } = await aTestBatch(db(), { createdBy: newId(), rows: 8 });
      const workId = await beginWork(db().loader, batchId, "apply");
      const end = await runStep(db(), batchId, workId, "apply", never, {
        at: (name) => {
          // What progress itself throws when it reads that somebody pressed cancel.
          if (name === phase) throw new BatchStopped("cancelled");
        },
      });
      expect([end, await stateOf(batchId)]).toEqual(["cancelled", "cancelled"]);
      expect(await persons()).toBe(0);
    },
  );
});
