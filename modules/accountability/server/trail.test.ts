import { describe, expect, test } from "vitest";
import type { CallOf } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { sealAudit } from "#platform/runtime/seal-audit.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { listAccess as accessContract } from "../contract/list-access.ts";
import { listAudit as auditContract } from "../contract/list-audit.ts";
import { handler as listAccess } from "./list-access.ts";
import { handler as listAudit } from "./list-audit.ts";
import { aLine } from "./testkit/lines.ts";

const db = useDatabase();
const auditor = (areaCode = "36") => anActor({ areaCode, permissions: ["accountability.audit.read"] });
const audit = (input: CallOf<typeof auditContract>, area?: string) =>
  mustCall(db(), listAudit, auditContract, auditor(area), input);
const access = (input: CallOf<typeof accessContract>, area?: string) =>
  mustCall(db(), listAccess, accessContract, auditor(area), input);

describe("the audit trail", () => {
  test("is filtered by type with or without version, actor, subject and time", async () => {
    const [subjectId, actorId] = [newId(), newId()];
    const line = { kind: "event", subjectId, placeCode: "3602142001" } as const;
    await aLine(db(), { ...line, actorId, at: "2026-01-01T00:00:00Z" });
    await aLine(db(), { ...line, type: "registry.person-changed.v2", at: "2026-02-01T00:00:00Z" });
    await aLine(db(), { ...line, type: "registry.person-merged.v1", at: "2026-03-01T00:00:00Z" });
    const count = async (more: CallOf<typeof auditContract>) =>
      (await audit({ subjectId, ...more })).lines.length;
    expect(await count({})).toBe(3);
    expect(await count({ type: "registry.person-changed" })).toBe(2);
    expect(await count({ type: "registry.person-changed.v1" })).toBe(1);
    expect(await count({ actorId })).toBe(1);
    expect(await count({ from: "2026-02-01T00:00:00Z", to: "2026-03-01T00:00:00Z" })).toBe(1);
    expect(await count({ subjectKind: "family" })).toBe(0);
    expect((await audit({ subjectId, type: "registry.person-merged" })).lines[0]).toMatchObject({
      type: "registry.person-merged.v1",
      actor: null,
      subject: { kind: "person", id: subjectId, place: { code: "3602142001" } },
      data: { field: "name" },
      ip: "127.0.0.1",
    });
  });

  test("comes newest first in pages without a gap or a repeat", async () => {
    const subjectId = newId();
    for (let n = 0; n < 7; n += 1) await aLine(db(), { kind: "event", subjectId, placeCode: "36" });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await audit({ subjectId, limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.lines.map((line) => line.seq));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual(seen.toSorted((a, b) => Number(b) - Number(a)));
  });

  test("shows an auditor of a region that region alone; what has no place is the province's", async () => {
    const subjectId = newId();
    for (const placeCode of ["3602142001", "3604052001", null]) {
      await aLine(db(), { kind: "event", subjectId, placeCode });
    }
    const codes = async (area: string) =>
      (await audit({ subjectId }, area)).lines.map((line) => line.subject.place?.code ?? null);
    expect(await codes("36")).toEqual([null, "3604052001", "3602142001"]);
    expect(await codes("3602")).toEqual(["3602142001"]);
    expect(await codes("3672")).toEqual([]);
  });

  test("says what is sealed", async () => {
    const subjectId = newId();
    await aLine(db(), { kind: "event", subjectId, placeCode: "36" });
    expect((await audit({ subjectId })).lines[0]?.sealed).toBe(false);
    await sealAudit(db().owner);
    expect((await audit({ subjectId })).lines[0]?.sealed).toBe(true);
  });

  test("leaves a line when it is read", async () => {
    const subjectId = newId();
    await audit({ subjectId });
    const { rows } = await db().owner.query(
      "select purpose from app.audit where kind = 'access' and subject_kind = 'audit-trail' and subject_id = $1",
      [subjectId],
    );
    expect(rows).toEqual([{ purpose: "audit" }]);
  });

  test("is closed without the permission", async () => {
    const actor = anActor({ permissions: ["identity.user.read"] });
    expect(await callOperation(db(), listAudit, auditContract, actor, {})).toMatchObject({ status: 403 });
  });
});

describe("the access log", () => {
  test("answers who saw this person and why, and holds no events", async () => {
    const [subjectId, actorId] = [newId(), newId()];
    await aLine(db(), {
      kind: "access",
      subjectId,
      placeCode: "3602142001",
      actorId,
      purpose: "verification",
    });
    await aLine(db(), { kind: "event", subjectId, placeCode: "3602142001" });
    expect((await access({ subjectId })).lines).toMatchObject([
      { purpose: "verification", actor: { userId: actorId, name: null } },
    ]);
    expect((await access({ subjectId, purpose: "casework" })).lines).toEqual([]);
    expect((await access({ subjectId }, "3604")).lines).toEqual([]);
    expect((await access({ actorId })).lines).toHaveLength(1);
  });
});
