import { expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { endEnrolment } from "../../contract/end-enrolment.ts";
import { generateEntitlements } from "../../contract/generate-entitlements.ts";
import { getEnrolment } from "../../contract/get-enrolment.ts";
import { listEnrolmentRefusals } from "../../contract/list-enrolment-refusals.ts";
import { pauseEnrolment } from "../../contract/pause-enrolment.ts";
import { recordCommitments } from "../../contract/record-commitments.ts";
import { replaceEnrolment } from "../../contract/replace-enrolment.ts";
import { resumeEnrolment } from "../../contract/resume-enrolment.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import { anEnrolledDecree, anEnrolment, enrol } from "../testing/enrolled.ts";
import { aProgramme } from "../testing/programme.ts";
import { aSignedDecree } from "../testing/signed-decree.ts";
import { handler as end } from "./end-enrolment.ts";
import { handler as generate } from "./generate-entitlements.ts";
import { handler as get } from "./get-enrolment.ts";
import { handler as listRefusals } from "./list-enrolment-refusals.ts";
import { handler as pause } from "./pause-enrolment.ts";
import { handler as record } from "./record-commitments.ts";
import { handler as replace } from "./replace-enrolment.ts";
import { handler as resume } from "./resume-enrolment.ts";
import { handler as summarise } from "./summarise-entitlements.ts";

const db = useDatabase();
const officer = anActor({
  areaCode: "36",
  permissions: ["delivery.enrolment.read", "delivery.enrolment.change", "delivery.enrolment.entitle"],
});
const reason = "Uji coba dengan alasan yang cukup";
const two = (text: string) => ({ id: text, en: text });

const balance = (decreeId: string) =>
  mustCall(db(), listRefusals, listEnrolmentRefusals, officer, { decreeId });
const look = (enrolmentId: string) => mustCall(db(), get, getEnrolment, officer, { enrolmentId });
const committed = async (budgetId: string) =>
  (
    await db().owner.query<{ n: bigint }>(
      "select b.committed_rupiah as n from delivery.budgets b where b.id = $1",
      [budgetId],
    )
  ).rows[0]?.n;

it("enrols a decree once, however often the job runs, and loses no line", async () => {
  const subject = newId();
  const decree = await aSignedDecree(db(), { subjects: [subject, subject, null, newId()] });
  await enrol(db(), decree.id);
  await db().owner.query("update delivery.decrees set enrolled_at = null where id = $1", [decree.id]);
  await db().owner.query("update app.batches set state = 'running' where id = $1", [decree.id]);
  await enrol(db(), decree.id);
  const told = await balance(decree.id);
  expect(told).toMatchObject({ lines: 4, enrolled: 2, refused: 2 });
  expect(told.refusals.map(({ line, reason: why }) => [line, why])).toEqual([
    [2, "twice-in-decree"],
    [3, "unknown-subject"],
  ]);
  // Signing committed four lines; two of them will never be paid, and their money is free again, once.
  expect(await committed(decree.budgetId)).toBe(1_200_000n);
  const aid = await db().owner.query(
    "select a.status, a.source, a.amount_rupiah as amount from registry.aid_received a where a.family_id = $1",
    [subject],
  );
  expect(aid.rows).toEqual([{ status: "listed", source: "sinergi", amount: 600_000n }]);
});

it("names the decree that already has a person on one of the same days", async () => {
  const programme = await aProgramme(db());
  const first = await anEnrolledDecree(db(), { programme, lines: 2 });
  const again = await anEnrolledDecree(db(), {
    programme,
    subjects: [first.subjects[0] ?? null, newId()],
    startsOn: "2026-07-01",
    endsOn: "2027-06-30",
  });
  const told = await balance(again.id);
  expect(told).toMatchObject({ lines: 2, enrolled: 1, refused: 1 });
  expect(told.refusals[0]).toMatchObject({ line: 1, reason: "already-enrolled" });
  expect(told.refusals[0]?.otherDecreeNumber).toMatch(/^460\//);
});

it("makes the two stages of Jamsosratu, the second held until the commitment is kept", async () => {
  const programme = await aProgramme(db(), {
    cycle: {
      months: 12,
      stages: [
        { code: "tahap-1", label: two("Tahap 1"), dueMonth: 3, amountRupiah: 1_000_000, requires: [] },
        { code: "tahap-2", label: two("Tahap 2"), dueMonth: 9, amountRupiah: 750_000, requires: ["sekolah"] },
      ],
    },
  });
  const { enrolments } = await anEnrolledDecree(db(), { programme, lines: 3, amountRupiah: 1_750_000 });
  const input = { programmeCode: programme.code, period: "2026" };
  const made = await mustCall(db(), generate, generateEntitlements, officer, input);
  expect(made).toEqual({ due: 3, held: 3, totalRupiah: "5250000" });
  expect(await mustCall(db(), generate, generateEntitlements, officer, input)).toMatchObject({
    due: 0,
    held: 0,
  });
  const [first, second] = enrolments;
  const noted = await mustCall(db(), record, recordCommitments, officer, {
    ...input,
    commitment: "sekolah",
    placeCode: "3602",
    notKept: [first?.id ?? ""],
  });
  expect(noted).toEqual({ kept: 2, notKept: 1, released: 2 });
  expect((await look(first?.id ?? "")).entitlements).toMatchObject([
    { stage: "tahap-1", amountRupiah: "1000000", state: "due", dueOn: "2026-03-01" },
    { stage: "tahap-2", amountRupiah: "750000", state: "held", heldBecause: "commitment:sekolah" },
  ]);
  expect((await look(second?.id ?? "")).entitlements[1]).toMatchObject({ state: "due", heldBecause: null });
  const { instalments } = await mustCall(db(), summarise, summariseEntitlements, officer, {
    programmeCode: programme.code,
  });
  expect(instalments).toMatchObject([
    { stage: "tahap-1", enrolled: 3, states: { due: { count: 3, rupiah: "3000000" } } },
    { stage: "tahap-2", states: { due: { count: 2 }, held: { count: 1, rupiah: "750000" } } },
  ]);
  expect(
    await callOperation(db(), generate, generateEntitlements, officer, { ...input, period: "2031" }),
  ).toMatchObject({ refusal: { code: "NO_SUCH_INSTALMENT", details: { periods: ["2026"] } } });
});

it("pauses, resumes and graduates with reasons, and frees what the decree had bound", async () => {
  const { decree, enrolment } = await anEnrolment(db(), { amountRupiah: 900_000 });
  const period = { programmeCode: decree.programme.code, period: "2026" };
  const act = { enrolmentId: enrolment.id, reason };
  await mustCall(db(), pause, pauseEnrolment, officer, { ...act, baseRevision: 1 });
  expect(await mustCall(db(), generate, generateEntitlements, officer, period)).toMatchObject({
    due: 0,
    held: 1,
  });
  expect(await mustCall(db(), resume, resumeEnrolment, officer, { ...act, baseRevision: 2 })).toEqual({
    revision: 3,
    due: 1,
  });
  expect(
    await callOperation(db(), pause, pauseEnrolment, officer, { ...act, baseRevision: 2 }),
  ).toMatchObject({
    refusal: { code: "ENROLMENT_REVISED" },
  });
  const over = { ...act, baseRevision: 3, because: "graduated" as const };
  expect(
    await callOperation(db(), end, endEnrolment, officer, { ...over, onDate: "2027-01-01" }),
  ).toMatchObject({ refusal: { code: "ENDS_OUTSIDE_PERIOD" } });
  expect(await mustCall(db(), end, endEnrolment, officer, { ...over, onDate: "2026-05-31" })).toEqual({
    revision: 4,
    cancelled: 1,
    freedRupiah: "900000",
  });
  expect(await committed(decree.budgetId)).toBe(0n);
  const page = await look(enrolment.id);
  expect(page.events.map((event) => event.kind)).toEqual(["enrolled", "paused", "resumed", "graduated"]);
  expect(page.enrolment).toMatchObject({ state: "ended", endedBecause: "graduated", endsOn: "2026-05-31" });
});

it("gives the rest of a recipient's money to a reserve of the selection", async () => {
  const programme = await aProgramme(db(), {
    cycle: {
      months: 12,
      stages: [1, 7].map((dueMonth) => ({
        code: `t${dueMonth}`,
        label: two(`T${dueMonth}`),
        dueMonth,
        amountRupiah: null,
        requires: [],
      })),
    },
  });
  const [selectionId, reserve] = [newId(), newId()];
  await db().owner.query(
    `insert into delivery.selections (id, programme_code, version_id, period, place_code, title, state, tie_rule, made_by)
     values ($1, $2, $3, '2026', '3602', 'Uji', 'used', 'uji', $4)`,
    [selectionId, programme.code, programme.versionId, officer.userId],
  );
  await db().owner.query(
    `insert into delivery.selection_lines (region_code, selection_id, subject_id, subject_kind, place_code, family_id, rank, amount_rupiah, mark)
     values ('3602', $1, $2, 'family', '3602142001', $2, 7, 0, 'reserve')`,
    [selectionId, reserve],
  );
  const { decree, enrolment } = await anEnrolment(db(), {
    programme,
    amountRupiah: 1_000_001,
    selectionId,
  });
  const period = { programmeCode: programme.code, period: "2026" };
  await mustCall(db(), generate, generateEntitlements, officer, period);
  await db().owner.query(
    "update delivery.entitlements set state = 'paid' where enrolment_id = $1 and stage = 't1'",
    [enrolment.id],
  );
  const change = {
    enrolmentId: enrolment.id,
    baseRevision: 1,
    onDate: "2026-04-30",
    reason,
    reserveSubjectId: reserve,
  };
  expect(
    await callOperation(db(), replace, replaceEnrolment, officer, { ...change, reserveSubjectId: newId() }),
  ).toMatchObject({ refusal: { code: "RESERVE_NOT_FOUND" } });
  const { newEnrolmentId, amountRupiah } = await mustCall(db(), replace, replaceEnrolment, officer, change);
  expect(amountRupiah).toBe("500001");
  await mustCall(db(), generate, generateEntitlements, officer, period);
  expect((await look(newEnrolmentId)).entitlements).toMatchObject([{ stage: "t7", amountRupiah: "500001" }]);
  expect(await committed(decree.budgetId)).toBe(1_000_001n);
});

it("withdraws with an amending decree: the rest is cancelled and its money free", async () => {
  const programme = await aProgramme(db());
  const decree = await anEnrolledDecree(db(), { programme, lines: 2 });
  await mustCall(db(), generate, generateEntitlements, officer, {
    programmeCode: programme.code,
    period: "2026",
  });
  await anEnrolledDecree(db(), {
    programme,
    effect: "withdraw",
    subjects: decree.subjects.slice(0, 1),
    startsOn: "2026-06-01",
    budgetId: decree.budgetId,
  });
  const page = await look(decree.enrolments[0]?.id ?? "");
  expect(page.enrolment).toMatchObject({ state: "ended", endedBecause: "withdrawn", endsOn: "2026-05-31" });
  expect(page.entitlements).toMatchObject([{ state: "cancelled" }]);
  expect((await look(decree.enrolments[1]?.id ?? "")).entitlements).toMatchObject([{ state: "due" }]);
  expect(await committed(decree.budgetId)).toBe(600_000n);
});
