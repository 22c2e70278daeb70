import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { testDataFolder } from "#modules/intake/server/testing/batch-case.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { findFileRows } from "../../contract/find-file-rows.ts";
import { aTracedFamily } from "../testkit/traced.ts";
import { handler } from "./find-file-rows.ts";

const db = useDatabase();
const auditor = anActor({ areaCode: "36", permissions: ["accountability.trail.read"] });

it("names the rows of the file in which the family's numbers stand, and logs the question", async () => {
  const { entitlementId, batchId, familyId } = await aTracedFamily(db());
  const found = await mustCall(db(), handler, findFileRows, auditor, { entitlementId, batchId });
  const { rows } = await db().owner.query<{ number: string; sha256: string }>(
    `select coalesce(p.nik, '') as number, encode(b.file_sha256, 'hex') as sha256
       from registry.persons p, intake.batches b where p.family_id = $1 and b.id = $2`,
    [familyId, batchId],
  );
  const path = join(testDataFolder(), "uploads", rows[0]?.sha256 ?? "");
  const lines = (await readFile(path, "utf8")).split(/\r?\n/);
  const expected = lines.flatMap((line, at) =>
    rows.some(({ number }) => line.includes(number)) ? [at + 1] : [],
  );
  expect(found.state).toBe("found");
  // The family's number brings its other members' rows along.
  expect(found.rowNumbers).toEqual(expect.arrayContaining(expected));
  expect(expected.length).toBeGreaterThan(0);
  const { rows: looks } = await db().owner.query<{ n: number }>(
    "select count(*)::int as n from app.audit where kind = 'access' and operation = $1 and subject_id = $2",
    ["accountability.find-file-rows", batchId],
  );
  expect(looks[0]?.n).toBe(1);

  await rename(path, `${path}.away`);
  expect(await mustCall(db(), handler, findFileRows, auditor, { entitlementId, batchId })).toEqual({
    state: "gone",
    rowNumbers: [],
  });
});

it("searches no file that did not bring the recipient in", async () => {
  const { entitlementId } = await aTracedFamily(db());
  expect(
    await callOperation(db(), handler, findFileRows, auditor, { entitlementId, batchId: newId() }),
  ).toMatchObject({ ok: false, refusal: { code: "FILE_NOT_FOUND" } });
});
