import { expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { getBatch as getContract } from "../contract/get-batch.ts";
import { handler as getBatch } from "./get-batch.ts";
import { aTestBatch } from "./testing/batch-case.ts";

const db = useDatabase();
const actor = anActor({ areaCode: "3602", permissions: ["intake.batch.read"] });

it("counts once while a batch is applied, anew before and after, and not at all while it is checked", async () => {
  const { batchId } = await aTestBatch(db(), { createdBy: newId() });
  const rulesIn = async (state: string) => {
    await db().loader.query("update intake.batches set state = $2 where id = $1", [batchId, state]);
    const { rules } = await mustCall(db(), getBatch, getContract, actor, { batchId });
    return rules.map(({ rule, rows }) => [rule, rows]);
  };
  const addFinding = () =>
    db().loader.query(
      "insert into intake.findings (batch_id, row_no, place_code, rule) values ($1, 7, '3602', 'nik-length')",
      [batchId],
    );
  expect(await rulesIn("checked")).toEqual([["nik-length", 1]]);
  expect(await rulesIn("applying")).toEqual([["nik-length", 1]]);
  await addFinding();
  expect(await rulesIn("applying")).toEqual([["nik-length", 1]]);
  expect(await rulesIn("applied")).toEqual([["nik-length", 2]]);
  expect(await rulesIn("checking")).toEqual([]);
});
