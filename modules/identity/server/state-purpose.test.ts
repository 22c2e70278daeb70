import { describe, expect, test } from "vitest";
import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { getMe as meContract } from "../contract/get-me.ts";
import { statePurpose as purposeContract } from "../contract/state-purpose.ts";
import { createAuthenticate } from "./authenticate.ts";
import { handler as getMe } from "./get-me.ts";
import { handler as statePurpose } from "./state-purpose.ts";
import { aSession, aUser, auditOf } from "./testkit/users.ts";

const db = useDatabase();
const known = ["registry.person.read", "accountability.audit.read"];
const personId = "0199aaaa-0000-7000-8000-000000000001";

const lookContract = queryContract({
  name: "registry.look-at",
  method: "GET",
  path: "/registry/look",
  summary: "Shows a person.",
  permission: "registry.person.read",
  scope: "area",
  personal: true,
  input: z.strictObject({}),
  output: z.strictObject({}),
  errors: {},
});
const look = query(lookContract, () =>
  Promise.resolve(shown({}, { subjects: [{ kind: "person", id: personId }], purpose: "audit" })),
);

async function anAuditor() {
  const user = await aUser(db(), { roles: ["auditor"], areaCode: "36" });
  const { token } = await aSession(db(), user.userId, { purposeStated: false });
  return async (at = new Date()) => {
    const actor = await createAuthenticate(
      db().app,
      known,
      () => at,
    )({ sessionToken: token, ip: "", userAgent: undefined });
    if (!actor) throw new Error("the auditor's session was not found");
    return actor;
  };
}
const stated = { purpose: "special-audit", reference: "700/123-ST/2026" } as const;

describe("a stated purpose", () => {
  test("is asked of an auditor before anything personal is shown, and stands beside each look", async () => {
    const auditor = await anAuditor();
    const before = await callOperation(db(), look, lookContract, await auditor(), {});
    expect(before).toMatchObject({ ok: false, refusal: { code: "PURPOSE_REQUIRED" } });
    expect(await callOperation(db(), getMe, meContract, await auditor(), {})).toMatchObject({
      ok: true,
      out: { mustStatePurpose: true, purposeReference: null },
    });

    const actor = await auditor();
    expect(await callOperation(db(), statePurpose, purposeContract, actor, stated)).toMatchObject({
      ok: true,
    });
    expect(await callOperation(db(), look, lookContract, await auditor(), {})).toMatchObject({ ok: true });
    const { rows } = await db().owner.query(
      "select data from app.audit where kind = 'access' and actor_id = $1 and subject_id = $2",
      [actor.userId, personId],
    );
    expect(rows).toEqual([{ data: { assignment: stated.reference } }]);
    expect((await auditOf(db(), actor.userId)).map((line) => line.type)).toContain(
      "identity.purpose-stated.v1",
    );
  });

  test("ends after a working day", async () => {
    const auditor = await anAuditor();
    await callOperation(db(), statePurpose, purposeContract, await auditor(), stated);
    const nextMorning = new Date(Date.now() + 8 * 3_600_000 + 1000);
    await db().owner.query("update sessions set last_seen_at = $1", [nextMorning]);
    expect((await auditor(nextMorning)).purposeNeeded).toBe(true);
  });

  test("is not asked of those whose work is the person", async () => {
    const user = await aUser(db(), { roles: ["tksk"], areaCode: "360214" });
    const { token } = await aSession(db(), user.userId);
    const actor = await createAuthenticate(
      db().app,
      known,
    )({ sessionToken: token, ip: "", userAgent: undefined });
    expect(actor?.purposeNeeded).toBe(false);
  });
});
