import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { dropRow as dropContract } from "../contract/drop-row.ts";
import { getBatch as getContract } from "../contract/get-batch.ts";
import { getHeldRow as getRowContract } from "../contract/get-held-row.ts";
import { listHeldRows as listContract } from "../contract/list-held-rows.ts";
import { mendRow as mendContract } from "../contract/mend-row.ts";
import { takeBackRow as takeBackContract } from "../contract/take-back-row.ts";
import { handler as dropRow } from "./drop-row.ts";
import { handler as getBatch } from "./get-batch.ts";
import { handler as getHeldRow } from "./get-held-row.ts";
import { handler as listHeldRows } from "./list-held-rows.ts";
import { handler as mendRow } from "./mend-row.ts";
import { handler as takeBackRow } from "./take-back-row.ts";
import { aTestBatch, spoiltRow } from "./testing/batch-case.ts";

const db = useDatabase();
const actor = anActor({ areaCode: "3602", permissions: ["intake.batch.read", "intake.row.mend"] });
const rowNo = spoiltRow;

describe("a row that is set aside", () => {
  let batchId = "";
  const look = () => mustCall(db(), getBatch, getContract, actor, { batchId });
  const lookAtRow = () => mustCall(db(), getHeldRow, getRowContract, actor, { batchId, rowNo });
  const drop = (reason: "repeated" | "other", note: string, baseRevision: number) =>
    callOperation(db(), dropRow, dropContract, actor, { batchId, rowNo, baseRevision, reason, note });

  beforeAll(async () => {
    ({ batchId } = await aTestBatch(db(), { createdBy: newId(), apply: true }));
  });

  it("asks for words where the reason is another one", async () => {
    const { revision } = await lookAtRow();
    expect(await drop("other", "  ya  ", revision)).toMatchObject({
      ok: false,
      refusal: { code: "SET_ASIDE_NOTE_NEEDED" },
    });
    expect(await look()).toMatchObject({ state: "applied", heldRows: 1 });
  });

  it("keeps the reason with the row and in the audit trail, the note with the row alone", async () => {
    const { revision } = await lookAtRow();
    expect(await drop("other", " Baris percobaan pengirim ", revision)).toMatchObject({ ok: true });
    expect(await look()).toMatchObject({ state: "closed", heldRows: 0, refusedRows: 1 });
    const { rows } = await mustCall(db(), listHeldRows, listContract, actor, { batchId, state: "dropped" });
    expect(rows).toMatchObject([{ rowNo, setAside: { reason: "other", note: "Baris percobaan pengirim" } }]);
    expect(await lookAtRow()).toMatchObject({ mendable: false, returnable: true });
    const trail = await db().owner.query<{ data: unknown }>(
      "select a.data from app.audit a where a.type = 'intake.row-dropped.v2' and a.subject_id = $1",
      [batchId],
    );
    expect(trail.rows).toEqual([{ data: { rowNo, reason: "other" } }]);
  });

  it("can be taken back: the file opens again and the row can be mended", async () => {
    const { revision } = await lookAtRow();
    await mustCall(db(), takeBackRow, takeBackContract, actor, { batchId, rowNo, baseRevision: revision });
    expect(await look()).toMatchObject({ state: "applied", heldRows: 1, refusedRows: 0 });
    expect(await lookAtRow()).toMatchObject({ mendable: true, returnable: false, setAside: null });
    const twice = await callOperation(db(), takeBackRow, takeBackContract, actor, {
      batchId,
      rowNo,
      baseRevision: revision + 1,
    });
    expect(twice).toMatchObject({ ok: false, refusal: { code: "BATCH_STATE_WRONG" } });
    const mended = await mustCall(db(), mendRow, mendContract, actor, {
      batchId,
      rowNo,
      baseRevision: revision + 1,
      cells: [{ field: "person.nik", text: "" }],
    });
    expect(mended.state).toBe("ready");
  });
});
