import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { approveVersion } from "../../contract/approve-version.ts";
import { createDraft } from "../../contract/create-draft.ts";
import { createProgramme } from "../../contract/create-programme.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { listWaitingVersions } from "../../contract/list-waiting-versions.ts";
import { returnVersion } from "../../contract/return-version.ts";
import { saveDraft } from "../../contract/save-draft.ts";
import { submitVersion } from "../../contract/submit-version.ts";
import { withdrawVersion } from "../../contract/withdraw-version.ts";
import { aProgramme, aVersion } from "../testing/programmes.ts";
import { handler as approveHandler } from "./approve-version.ts";
import { handler as createDraftHandler } from "./create-draft.ts";
import { handler as createProgrammeHandler } from "./create-programme.ts";
import { handler as getHandler } from "./get-programme.ts";
import { handler as listHandler } from "./list-programmes.ts";
import { handler as waitingHandler } from "./list-waiting-versions.ts";
import { handler as returnHandler } from "./return-version.ts";
import { handler as saveHandler } from "./save-draft.ts";
import { handler as submitHandler } from "./submit-version.ts";
import { handler as withdrawHandler } from "./withdraw-version.ts";

const db = useDatabase();
const edit = [
  "programmes.programme.read",
  "programmes.programme.create",
  "programmes.version.edit",
  "programmes.version.approve",
];
const maker = anActor({ bidang: "linjamsos", permissions: edit });
const colleague = anActor({ bidang: "linjamsos", permissions: edit });
const stranger = anActor({ bidang: "rehsos", permissions: edit });
const head = anActor({ permissions: ["programmes.programme.read", "programmes.version.approve"] });

const page = (code: string, more: object = {}, by = maker) =>
  mustCall(db(), getHandler, getProgramme, by, { code, ...more });
const begin = (code: string) => mustCall(db(), createDraftHandler, createDraft, maker, { code });
const save = (versionId: string, baseRevision: number, definition: ProgrammeDefinition, by = maker) =>
  callOperation(db(), saveHandler, saveDraft, by, { versionId, baseRevision, definition, note: "" });
const submit = (versionId: string, baseRevision: number, by = maker) =>
  callOperation(db(), submitHandler, submitVersion, by, { versionId, baseRevision, note: "Kuota baru" });
const approve = (versionId: string, baseRevision: number, by = head) =>
  callOperation(db(), approveHandler, approveVersion, by, { versionId, baseRevision });
const waiting = async (by = head) =>
  (await mustCall(db(), waitingHandler, listWaitingVersions, by, {})).waiting.map((one) => one.what);

it("takes a change from draft to force; the version before ends the day before and stays as it was", async () => {
  const { code, definition } = await aProgramme(db());
  const { versionId } = await begin(code);
  const changed = { ...definition, effectiveFrom: "2027-01-01", quota: { total: 3000, byRegion: {} } };
  expect(await save(versionId, 1, changed)).toMatchObject({
    ok: true,
    out: { revision: 2, problems: [{ severity: "warning", code: "CEILING_TOO_LOW" }] },
  });
  expect(await submit(versionId, 2)).toMatchObject({ ok: true });
  const shown = await page(code, { versionId }, head);
  expect(shown.allowed).toEqual(["approve-version", "return-version"]);
  expect(shown.differences.slice(0, 2)).toEqual([
    { path: ["effectiveFrom"], kind: "changed", before: "2022-01-01", after: "2027-01-01" },
    { path: ["quota", "total"], kind: "changed", before: "2720", after: "3000" },
  ]);
  const before = await page(code);
  expect(await approve(versionId, 3)).toMatchObject({
    ok: true,
    out: { endedVersionId: before.version.versionId },
  });
  const after = await page(code, { versionId: before.version.versionId });
  expect(after.version).toMatchObject({ effectiveFrom: "2022-01-01", effectiveUpto: "2026-12-31" });
  expect(after.definition).toEqual(before.definition);
  expect(after.versions.map((version) => [version.number, version.state])).toEqual([
    [2, "approved"],
    [1, "approved"],
  ]);
});

it("lets only the owning division edit, one draft at a time, and tells who saved meanwhile", async () => {
  const { code, definition } = await aProgramme(db());
  expect(await callOperation(db(), createDraftHandler, createDraft, stranger, { code })).toMatchObject({
    refusal: { code: "NOT_YOUR_DIVISION" },
  });
  const { versionId } = await begin(code);
  expect(await callOperation(db(), createDraftHandler, createDraft, colleague, { code })).toMatchObject({
    refusal: { code: "DRAFT_OPEN", details: { versionId, number: 2 } },
  });
  expect(await save(versionId, 1, definition, stranger)).toMatchObject({
    refusal: { code: "NOT_YOUR_DIVISION" },
  });
  const mine = { ...definition, summary: { id: "Ringkasan saya", en: "Mine" } };
  const theirs = { ...definition, summary: { id: "Ringkasan rekan", en: "Theirs" } };
  expect(await save(versionId, 1, theirs, colleague)).toMatchObject({ ok: true });
  expect(await save(versionId, 1, mine)).toMatchObject({
    status: 409,
    refusal: {
      code: "STALE",
      details: {
        revision: 2,
        fields: [
          { field: "summary.id", stored: "Ringkasan rekan", sent: "Ringkasan saya" },
          { field: "summary.en", stored: "Theirs", sent: "Mine" },
        ],
      },
    },
  });
  expect(await save(versionId, 2, { ...mine, code: "lain" })).toMatchObject({
    refusal: { code: "PROGRAMME_IDENTITY_FIXED" },
  });
});

it("keeps an unfinished draft as typed, tells what is missing, and submits nothing with a broken rule", async () => {
  const { code, definition } = await aProgramme(db());
  const { versionId } = await begin(code);
  const [criterion] = definition.criteria;
  if (criterion === undefined) throw new Error("no criterion");
  const broken = {
    ...definition,
    effectiveFrom: "2027-01-01",
    legalBasis: [],
    criteria: [{ ...criterion, rule: "umurr >= 60" }, criterion],
    quota: { total: 10, byRegion: { "3602": 11, "3171": 1 } },
  };
  const saved = await save(versionId, 1, broken);
  if (!saved.ok) throw new Error("not saved");
  expect(saved.out.problems.map(({ path, code: found }) => [path, found])).toEqual([
    ["legalBasis", "REQUIRED"],
    ["criteria.1.code", "CODE_TWICE"],
    ["quota.byRegion.3171", "REGION_UNKNOWN"],
    ["quota.total", "QUOTA_ABOVE_TOTAL"],
    ["criteria.0.rule", "UNKNOWN_FACT"],
  ]);
  expect((await page(code, { versionId })).problems).toHaveLength(5);
  expect(await submit(versionId, 2)).toMatchObject({
    status: 422,
    refusal: { code: "VERSION_HAS_PROBLEMS", details: { count: 5 } },
  });
});

it("never lets a maker approve: not who saved, not who submitted; another person may return it with a reason", async () => {
  const { code, definition } = await aProgramme(db());
  const { versionId } = await begin(code);
  await save(versionId, 1, { ...definition, effectiveFrom: "2027-01-01" }, colleague);
  await submit(versionId, 2);
  expect(await approve(versionId, 3, maker)).toMatchObject({ refusal: { code: "MAKER_IS_APPROVER" } });
  expect(await approve(versionId, 3, colleague)).toMatchObject({ refusal: { code: "MAKER_IS_APPROVER" } });
  expect(await approve(versionId, 3, stranger)).toMatchObject({ refusal: { code: "NOT_YOUR_DIVISION" } });
  expect(await waiting()).toContain("approve");
  const back = await callOperation(db(), returnHandler, returnVersion, head, {
    versionId,
    baseRevision: 3,
    reason: "Lampirkan SK",
  });
  expect(back).toMatchObject({ ok: true, out: { revision: 4 } });
  expect(await waiting(maker)).toContain("mend");
  expect((await page(code, { versionId })).version).toMatchObject({
    state: "draft",
    decisionNote: "Lampirkan SK",
  });
  expect(await approve(versionId, 4)).toMatchObject({ refusal: { code: "VERSION_NOT_SUBMITTED" } });
});

it("refuses a first day that an approved version holds already, and two approvals at the same moment", async () => {
  const { code } = await aProgramme(db());
  const early = await aVersion(db(), code, { state: "submitted", change: { effectiveFrom: "2021-01-01" } });
  expect(await approve(early.versionId, 1)).toMatchObject({
    status: 409,
    refusal: { code: "EFFECTIVE_TAKEN", details: { number: 1, from: "2022-01-01" } },
  });
  const same = { state: "submitted", change: { effectiveFrom: "2027-06-01" } } as const;
  const [one, other] = [await aVersion(db(), code, same), await aVersion(db(), code, same)];
  const outcomes = await Promise.all([approve(one.versionId, 1), approve(other.versionId, 1)]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "EFFECTIVE_TAKEN" } });
});

it("withdraws what is not approved, and never what is; the database guards an approved version by itself", async () => {
  const { code } = await aProgramme(db());
  const { versionId } = await begin(code);
  const withdraw = (id: string, baseRevision: number) =>
    callOperation(db(), withdrawHandler, withdrawVersion, maker, {
      versionId: id,
      baseRevision,
      reason: "Tidak jadi",
    });
  expect(await withdraw(versionId, 1)).toMatchObject({ ok: true });
  const { version } = await page(code);
  expect(await withdraw(version.versionId, 1)).toMatchObject({ refusal: { code: "VERSION_NOT_OPEN" } });
  const tampered = await db().app.query("update programmes.versions set definition = '{}' where id = $1", [
    version.versionId,
  ]);
  expect(tampered.rowCount).toBe(0);
});

it("begins a programme in the actor's division; it is listed as a draft and in force nowhere", async () => {
  const wanted = {
    code: "beasiswa",
    title: { id: "Beasiswa anak", en: "Scholarship" },
    unit: "person",
    form: "cash",
    effectiveFrom: "2027-01-01",
  } as const;
  const create = (by: typeof maker) =>
    callOperation(db(), createProgrammeHandler, createProgramme, by, wanted);
  expect(await create(anActor({ permissions: edit }))).toMatchObject({ refusal: { code: "BIDANG_NEEDED" } });
  expect(await create(stranger)).toMatchObject({ ok: true });
  expect(await create(maker)).toMatchObject({ refusal: { code: "PROGRAMME_CODE_TAKEN" } });
  const { programmes } = await mustCall(db(), listHandler, listProgrammes, maker, {});
  expect(programmes.find((one) => one.code === "beasiswa")).toMatchObject({
    bidang: "rehsos",
    open: "draft",
    inForce: null,
  });
  expect(programmes.find((one) => one.code === "jamsosratu")).toMatchObject({
    amounts: { leastRupiah: 1_750_000, mostRupiah: 1_750_000, per: "year", unverified: false },
    quotaTotal: 50_000,
    ceilingRupiah: 87_500_000_000,
    inForce: { number: 1, effectiveFrom: "2019-01-01", effectiveUpto: null },
  });
  expect(programmes.find((one) => one.code === "blt-bbm")).toMatchObject({
    inForce: null,
    endedOn: "2022-12-31",
  });
});
