import { anEntitledDecree } from "#modules/delivery/server/testing/entitled.ts";
import { aTestBatch } from "#modules/intake/server/testing/batch-case.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

/** A family that a real file brought in, entitled by a signed decree: the whole way from money to row. */
export async function aTracedFamily(database: Database): Promise<{
  readonly entitlementId: string;
  readonly batchId: string;
  readonly familyId: string;
  readonly programmeCode: string;
}> {
  const { batchId } = await aTestBatch(database, { createdBy: newId(), apply: true });
  const { rows } = await database.owner.query<{ id: string; placeCode: string }>(
    `select f.id, f.place_code as "placeCode" from registry.families f where f.source_batch_id = $1 order by f.id limit 1`,
    [batchId],
  );
  const [family] = rows;
  if (family === undefined) throw new Error("the file brought no family in");
  const decree = await anEntitledDecree(database, {
    placeCode: family.placeCode,
    subjects: [family.id],
    lines: 1,
  });
  await database.owner.query("update delivery.enrolments set family_id = subject_id where decree_id = $1", [
    decree.id,
  ]);
  const [entitlementId = ""] = decree.entitlementIds;
  return { entitlementId, batchId, familyId: family.id, programmeCode: decree.programme.code };
}
