import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, inject, it } from "vitest";
import { cancelBatchOperation } from "#platform/batch/cancel-batch.ts";
import { cancelBatch } from "#platform/batch/contract/cancel-batch.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { cancelPaymentBatch } from "../../contract/cancel-payment-batch.ts";
import { createPaymentBatch } from "../../contract/create-payment-batch.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { getReturnFile } from "../../contract/get-return-file.ts";
import { readReturnFile } from "../../contract/read-return-file.ts";
import { exportFile, finishWork } from "../testing/payment-acts.ts";
import { aDraftBatch, aReleasedBatch, type BuiltBatch, bankAnswer } from "../testing/payments.ts";
import { handler as cancel } from "./cancel-payment-batch.ts";
import { handler as create } from "./create-payment-batch.ts";
import { handler as exportBatch } from "./export-payment-batch.ts";
import { handler as getReturn } from "./get-return-file.ts";
import { handler as readReturn } from "./read-return-file.ts";

const db = useDatabase();
const script = join(import.meta.dirname, "..", "testing", "work-and-die.ts");
const reason = "Dibatalkan untuk diuji kembali";

/** Small steps, so that a small batch has many of them. */
const slowDown = (batchId: string) =>
  db().owner.query(
    "update delivery.payment_batches set work = jsonb_set(work, '{rowsPerStep}', '7') where id = $1",
    [batchId],
  );

/** Works until killed (-9) at a moment; false where the work ended before it. */
async function workUntilKilled(batchId: string, workId: string, moment: string): Promise<boolean> {
  const { address } = db();
  const child = spawn(
    process.execPath,
    [
      script,
      inject("databaseSocket"),
      address.kind === "socket" ? address.database : "",
      batchId,
      workId,
      moment,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  expect([code, signal]).toContainEqual(signal === null ? 0 : "SIGKILL");
  return signal === "SIGKILL";
}

/** Every figure that must hold whatever happened: each entitlement once, lines without a gap, totals that agree. */
async function wholeness(batchId: string) {
  const { rows } = await db().owner.query<Record<string, unknown>>(
    `select b.state, b.line_count as lines, b.total_rupiah::text as total, b.work,
            count(p.*)::int as payments, count(distinct p.entitlement_id)::int as entitlements,
            coalesce(max(p.line), 0) as last, coalesce(sum(p.amount_rupiah), 0)::text as sum,
            count(*) filter (where t.state = 'paying')::int as paying
       from delivery.payment_batches b
       left join delivery.payments p on p.batch_id = b.id and p.state <> 'dropped'
       left join delivery.entitlements t on t.region_code = p.region_code and t.id = p.entitlement_id
      where b.id = $1 group by b.id`,
    [batchId],
  );
  return rows[0];
}

const whole = (lines: number) => ({
  lines,
  total: String(lines * 600_000),
  work: null,
  payments: lines,
  entitlements: lines,
  last: lines,
  sum: String(lines * 600_000),
  paying: lines,
});

/** A programme with `lines` entitlements due and nothing claimed; the batch that showed it is cancelled. */
async function somethingDue(lines: number): Promise<BuiltBatch> {
  const batch = await aDraftBatch(db(), { lines });
  await mustCall(db(), cancel, cancelPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
    reason,
  });
  return batch;
}

async function beginMaking(due: BuiltBatch) {
  const begun = await mustCall(db(), create, createPaymentBatch, due.maker, {
    programmeCode: due.programmeCode,
    period: "2026",
    stage: "tahap-1",
    channel: "bank-banten",
    placeCode: "3602",
    valueOn: "2026-03-09",
  });
  await slowDown(begun.batchId);
  return begun;
}

describe("making a batch, killed by SIGKILL", () => {
  it.each(["1", "3", "6", "end"])(
    "at report %s goes on and claims each entitlement once",
    async (moment) => {
      const { batchId, workId } = await beginMaking(await somethingDue(20));
      expect(await workUntilKilled(batchId, workId, moment)).toBe(true);
      expect(await finishWork(db(), batchId, workId)).toBe("done");
      expect(await wholeness(batchId)).toEqual({ state: "draft", ...whole(20) });
    },
    180_000,
  );

  it("killed twice and then cancelled leaves nothing claimed", async () => {
    const due = await somethingDue(20);
    const { batchId, workId } = await beginMaking(due);
    await workUntilKilled(batchId, workId, "2");
    await workUntilKilled(batchId, workId, "2");
    await mustCall(db(), cancelBatchOperation, cancelBatch, due.maker, { batchId: workId });
    expect(await finishWork(db(), batchId, workId)).toBe("cancelled");
    expect(await wholeness(batchId)).toMatchObject({
      state: "cancelled",
      lines: 0,
      total: "0",
      payments: 0,
      work: null,
    });
    const { rows } = await db().owner.query(
      "select t.state, count(*)::int as n from delivery.entitlements t where t.programme_code = $1 group by 1",
      [due.programmeCode],
    );
    expect(rows).toEqual([{ state: "due", n: 20 }]);
  }, 180_000);
});

const recorded = async (batchId: string) =>
  (
    await db().owner.query<{ sha: string | null; content: Buffer; state: string; files: number }>(
      `select encode(f.sha256, 'hex') as sha, f.content, b.state, count(*) over ()::int as files
         from delivery.payment_batches b left join delivery.payment_files f on f.batch_id = b.id and f.kind = 'export'
        where b.id = $1`,
      [batchId],
    )
  ).rows[0];

describe("writing a bank file, killed by SIGKILL", () => {
  it.each(["3", "6"])(
    "at report %s leaves no file, and the next run writes it whole",
    async (moment) => {
      const batch = await aDraftBatch(db(), { lines: 30 });
      const base = { batchId: batch.batchId, baseRevision: 1 };
      const { workId } = await mustCall(db(), exportBatch, exportPaymentBatch, batch.maker, base);
      await slowDown(batch.batchId);
      expect(await workUntilKilled(batch.batchId, workId ?? "", moment)).toBe(true);
      expect(await recorded(batch.batchId)).toMatchObject({ sha: null, state: "draft" });
      expect(await finishWork(db(), batch.batchId, workId ?? "")).toBe("done");
      expect(await exportFile(db(), batch.maker, base)).toMatchObject({ lines: 30, totalRupiah: "18000000" });
      const file = await recorded(batch.batchId);
      expect(file).toMatchObject({ state: "exported", files: 1 });
      expect(
        file?.content
          .toString()
          .split("\r\n")
          .filter((line) => line.startsWith("D,")),
      ).toHaveLength(30);
    },
    180_000,
  );

  it("after its record leaves the recorded file, and a repeat gives the same bytes", async () => {
    const batch = await aDraftBatch(db(), { lines: 30 });
    const base = { batchId: batch.batchId, baseRevision: 1 };
    const { workId } = await mustCall(db(), exportBatch, exportPaymentBatch, batch.maker, base);
    expect(await workUntilKilled(batch.batchId, workId ?? "", "end")).toBe(true);
    const kept = await recorded(batch.batchId);
    expect(kept?.state).toBe("exported");
    expect(await finishWork(db(), batch.batchId, workId ?? "")).toBe("done");
    expect(await exportFile(db(), batch.maker, base)).toMatchObject({ sha256: kept?.sha });
    const after = await recorded(batch.batchId);
    expect(after?.files).toBe(1);
    expect(after?.content.equals(kept?.content ?? Buffer.alloc(0))).toBe(true);
  }, 180_000);
});

describe("reading a return file, killed by SIGKILL", () => {
  it.each(["4", "end"])(
    "at report %s stores each line once",
    async (moment) => {
      const batch = await aReleasedBatch(db(), { lines: 20 });
      const { fileId, workId } = await mustCall(
        db(),
        readReturn,
        readReturnFile,
        batch.maker,
        { batchId: batch.batchId, fileName: "retur.csv" },
        { body: Readable.from([Buffer.from(bankAnswer(batch, ["00", "15", "00"]))]) },
      );
      await slowDown(batch.batchId);
      expect(await workUntilKilled(batch.batchId, workId, moment)).toBe(true);
      expect(await finishWork(db(), batch.batchId, workId)).toBe("done");
      expect(await mustCall(db(), getReturn, getReturnFile, batch.maker, { fileId })).toMatchObject({
        state: "read",
        paid: { lines: 19 },
        rejected: { lines: 1 },
        errors: { lines: 0 },
        notNamed: { lines: 0 },
      });
    },
    180_000,
  );
});
