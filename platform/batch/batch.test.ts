import { describe, expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { cancelBatchOperation } from "./cancel-batch.ts";
import { cancelBatch } from "./contract/cancel-batch.ts";
import { listMyBatches } from "./contract/list-my-batches.ts";
import { listMyBatchesOperation, secondsLeft } from "./list-my-batches.ts";
import { BatchFailed, findOpenBatches, runBatch } from "./run-batch.ts";

const db = useDatabase();
const actor = anActor();
const never = new AbortController().signal;

async function aBatch(): Promise<string> {
  const { rows } = await db().owner.query<{ id: string }>(
    "insert into app.batches (kind, title, place_code, created_by) values ('test', 'Uji', '36', $1) returning id",
    [actor.userId],
  );
  return rows[0]?.id ?? "";
}

const viewOf = async (batchId: string) =>
  (await mustCall(db(), listMyBatchesOperation, listMyBatches, actor, {})).batches.find(
    (batch) => batch.id === batchId,
  );

describe("a batch", () => {
  it("shows phase and units while it runs, and its result when done", async () => {
    const batchId = await aBatch();
    const end = await runBatch(db(), batchId, never, async (progress) => {
      await progress.phase("membaca", 200);
      await progress.advance(50);
      await progress.check();
      expect(await viewOf(batchId)).toMatchObject({
        state: "running",
        phase: "membaca",
        doneUnits: 50,
        totalUnits: 200,
        cancellable: true,
      });
      return { rows: 200 };
    });
    expect(end).toBe("done");
    expect(await viewOf(batchId)).toMatchObject({
      state: "done",
      result: { rows: 200 },
      cancellable: false,
      seen: false,
    });
  });

  it("stops at the next step after cancel, and refuses to cancel twice", async () => {
    const batchId = await aBatch();
    const end = await runBatch(db(), batchId, never, async (progress) => {
      await mustCall(db(), cancelBatchOperation, cancelBatch, actor, { batchId });
      await progress.check();
      throw new Error("the step after cancel must not run");
    });
    expect(end).toBe("cancelled");
    expect(await callOperation(db(), cancelBatchOperation, cancelBatch, actor, { batchId })).toMatchObject({
      refusal: { code: "BATCH_ENDED" },
    });
  });

  it("never starts when it was cancelled while waiting", async () => {
    const batchId = await aBatch();
    await mustCall(db(), cancelBatchOperation, cancelBatch, actor, { batchId });
    expect(await runBatch(db(), batchId, never, () => Promise.reject(new Error("must not run")))).toBe(
      "not-open",
    );
  });

  it("keeps the code of an expected failure, and INTERNAL for a bug", async () => {
    const [expected, bug] = [await aBatch(), await aBatch()];
    await runBatch(db(), expected, never, () => Promise.reject(new BatchFailed("FILE_EMPTY")));
    await runBatch(db(), bug, never, () => Promise.reject(new Error("nama warga")));
    expect(await viewOf(expected)).toMatchObject({ state: "failed", errorCode: "FILE_EMPTY" });
    expect(await viewOf(bug)).toMatchObject({ state: "failed", errorCode: "INTERNAL", result: null });
  });

  it("stays open when the process stops, and is found at the next start", async () => {
    const batchId = await aBatch();
    const stopping = new AbortController();
    const end = await runBatch(db(), batchId, stopping.signal, async (progress) => {
      stopping.abort();
      await progress.advance(1);
    });
    expect(end).toBe("stopping");
    expect(await findOpenBatches(db().owner)).toContainEqual({ id: batchId, kind: "test" });
  });

  it("belongs to the one who started it", async () => {
    const batchId = await aBatch();
    const other = anActor({ areaCode: "3601" });
    expect(await callOperation(db(), cancelBatchOperation, cancelBatch, other, { batchId })).toMatchObject({
      status: 404,
    });
    expect((await mustCall(db(), listMyBatchesOperation, listMyBatches, other, {})).batches).toEqual([]);
  });
});

describe("secondsLeft", () => {
  it("says nothing before one percent, then follows the phase's pace", () => {
    expect(secondsLeft(0, 100, 5)).toBeNull();
    expect(secondsLeft(9, 1000, 5)).toBeNull();
    expect(secondsLeft(250, 1000, 5)).toBe(15);
    expect(secondsLeft(1000, 1000, 5)).toBe(0);
    expect(secondsLeft(5, null, 5)).toBeNull();
  });
});
