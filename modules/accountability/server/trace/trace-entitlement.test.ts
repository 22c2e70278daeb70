import { expect, it } from "vitest";
import { anEntitledDecree } from "#modules/delivery/server/testing/entitled.ts";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { traceEntitlement } from "../../contract/trace-entitlement.ts";
import { handler } from "./trace-entitlement.ts";

const db = useDatabase();
const auditor = anActor({ areaCode: "36", permissions: ["accountability.trail.read"] });
const village = "3602142001";

it("leads from the money back to the decree, the finding, the assessment and the family's record", async () => {
  const family = await aFamily(db(), { placeCode: village });
  const decree = await anEntitledDecree(db(), { placeCode: village, subjects: [family.id], lines: 1 });
  await db().owner.query("update delivery.enrolments set family_id = subject_id where decree_id = $1", [
    decree.id,
  ]);
  await db().owner.query(
    `insert into delivery.findings (region_code, decree_id, place_code, kind, line, fingerprint, resolution, reason, resolved_at, resolved_by)
     values ('3602', $1, $2, 'not-proposed', 1, 'uji', 'keep', 'Surat susulan desa diterima', now(), $3)`,
    [decree.id, village, newId()],
  );
  const [entitlementId = ""] = decree.entitlementIds;
  const trail = await mustCall(db(), handler, traceEntitlement, auditor, { entitlementId });
  expect(trail.amountRupiah).toBe("150000");
  expect(trail.steps.map((step) => step.kind)).toEqual([
    "entitlement",
    "enrolment",
    "decree",
    "finding",
    "assessment",
    "record",
  ]);
  const decreeStep = trail.steps.find((step) => step.kind === "decree");
  expect(decreeStep?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(trail.steps.find((step) => step.kind === "finding")).toMatchObject({
    code: "not-proposed",
    label: "keep",
    detail: "Surat susulan desa diterima",
  });
  expect(trail.steps.find((step) => step.kind === "record")?.to).toBe(`/keluarga/${family.id}`);
});
