import { beforeEach, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { addProposalRows } from "../../contract/add-proposal-rows.ts";
import { createProposal } from "../../contract/create-proposal.ts";
import { decideProposalRows } from "../../contract/decide-proposal-rows.ts";
import { getProposal } from "../../contract/get-proposal.ts";
import { listProposals } from "../../contract/list-proposals.ts";
import { sendProposal } from "../../contract/send-proposal.ts";
import { aBacking, farPeriod } from "../testing/proposals.ts";
import { handler as addHandler } from "./add-proposal-rows.ts";
import { handler as createHandler } from "./create-proposal.ts";
import { handler as decideHandler } from "./decide-proposal-rows.ts";
import { handler as getHandler } from "./get-proposal.ts";
import { handler as listHandler } from "./list-proposals.ts";
import { handler as sendHandler } from "./send-proposal.ts";

const db = useDatabase();
const village = "3602142001";
const permissions = ["verification.proposal.read", "verification.proposal.write", "verification.row.endorse"];
const at = (areaCode: string) => anActor({ areaCode, permissions });
const operator = at(village);
const [tksk, regency, province] = [at("360214"), at("3602"), at("36")];
let family: BuiltFamily;
let proposalId = "";

const revision = async () =>
  (await mustCall(db(), getHandler, getProposal, regency, { proposalId })).revision;
const read = (by: typeof operator) => mustCall(db(), getHandler, getProposal, by, { proposalId });
const decide = async (
  by: typeof operator,
  rowIds: readonly string[],
  act: "endorse" | "return" | "refuse",
  reason = "",
) =>
  callOperation(db(), decideHandler, decideProposalRows, by, {
    proposalId,
    baseRevision: await revision(),
    decisions: rowIds.map((rowId) => ({ rowId, act, reason })),
  });
const send = async () =>
  mustCall(db(), sendHandler, sendProposal, operator, { proposalId, baseRevision: await revision() });

beforeEach(async () => {
  family = await aFamily(db(), { placeCode: village });
  const created = await mustCall(db(), createHandler, createProposal, operator, {
    placeCode: village,
    period: farPeriod,
    title: "Usulan uji",
  });
  proposalId = created.proposalId;
});

const newFamily = (name: string) => ({
  kind: "new-family" as const,
  kkNumber: "3602140101259001",
  address: { placeCode: village, rt: "01", rw: "02" },
  members: [{ name, nik: "3602144108549001", relation: 1 }],
});

it("climbs from village to province, comes back with a reason per row, and ends on the verifier's bench", async () => {
  const { rowIds } = await mustCall(db(), addHandler, addProposalRows, operator, {
    proposalId,
    rows: [
      { content: newFamily("ROHAYATI"), reason: "Belum ada di daftar" },
      { content: { kind: "death", personId: family.head.id, happenedOn: "2026-01-03" } },
      { content: { kind: "removal", familyId: family.id }, reason: "Sudah mampu" },
    ],
  });
  const [first = "", second = "", third = ""] = rowIds;
  await send();
  expect((await read(tksk)).allowed).toEqual(["write", "decide"]);
  expect(await decide(tksk, rowIds, "endorse")).toMatchObject({ refusal: { code: "BACKING_MISSING" } });
  await aBacking(db(), village, proposalId);
  expect(await decide(regency, [first], "endorse")).toMatchObject({ refusal: { code: "NOT_YOUR_TIER" } });
  expect(await decide(tksk, [second], "return")).toMatchObject({ refusal: { code: "REASON_MISSING" } });
  expect(await decide(tksk, [second], "return", "Tanggal kematian belum ada suratnya")).toMatchObject({
    out: { returned: 1 },
  });
  expect(await decide(tksk, [first, third], "endorse")).toMatchObject({ out: { endorsed: 2, accepted: 0 } });

  const seen = await read(operator);
  expect(seen.rows.map(({ state, tier, told }) => [state, tier, told])).toEqual([
    ["waiting", "regency", ""],
    ["returned", "village", "Tanggal kematian belum ada suratnya"],
    ["waiting", "regency", ""],
  ]);
  expect(JSON.stringify(seen)).not.toContain("3602144108549001");
  expect(await send()).toMatchObject({ sent: 1 });
  await decide(tksk, [second], "endorse");
  await decide(regency, [first, second], "endorse");
  await decide(regency, [third], "refuse", "Masih miskin menurut kunjungan");
  expect(await decide(province, [first, second], "endorse")).toMatchObject({ out: { accepted: 2 } });
  expect((await read(operator)).proposal).toMatchObject({
    state: "closed",
    accepted: 2,
    refused: 1,
    dueOn: null,
  });

  const { rows } = await db().owner.query(
    "select act, field from verification.change_proposals where origin_id = any ($1::uuid[]) order by act",
    [rowIds],
  );
  expect(rows).toEqual([
    { act: "create-family", field: "" },
    { act: "life-event", field: "died" },
  ]);
});

it("asks for a visit where a removal is accepted", async () => {
  const { rowIds } = await mustCall(db(), addHandler, addProposalRows, operator, {
    proposalId,
    rows: [{ content: { kind: "removal", familyId: family.id } }],
  });
  await aBacking(db(), village, proposalId);
  await send();
  for (const by of [tksk, regency, province]) await decide(by, rowIds, "endorse");
  const { rows } = await db().owner.query("select kind, state from verification.tasks where family_id = $1", [
    family.id,
  ]);
  expect(rows).toEqual([{ kind: "proposal", state: "open" }]);
});

it("refuses what the village cannot see, another village's place, and a period that has closed", async () => {
  const stranger = await aFamily(db(), { placeCode: "3601012001" });
  const add = (content: object) =>
    callOperation(db(), addHandler, addProposalRows, operator, { proposalId, rows: [{ content }] } as never);
  expect(await add({ kind: "removal", familyId: stranger.id })).toMatchObject({
    refusal: { code: "PROPOSED_NOT_FOUND" },
  });
  expect(await add({ ...newFamily("A"), address: { placeCode: "3602142002" } })).toMatchObject({
    refusal: { code: "PLACE_OUTSIDE_PROPOSAL" },
  });
  expect(
    await callOperation(db(), createHandler, createProposal, operator, {
      placeCode: village,
      period: "2026-01",
      title: "Usulan",
    }),
  ).toMatchObject({
    refusal: { code: "PERIOD_CLOSED", details: { period: "2026-01", sendUptoOn: "2026-01-11" } },
  });
});

it("shows each tier what waits for it", async () => {
  await mustCall(db(), addHandler, addProposalRows, operator, {
    proposalId,
    rows: [{ content: newFamily("A") }],
  });
  await send();
  const mine = async (by: typeof operator) =>
    (await mustCall(db(), listHandler, listProposals, by, { mine: "true" })).proposals.map(
      (one) => one.proposalId,
    );
  expect(await mine(tksk)).toContain(proposalId);
  expect(await mine(regency)).not.toContain(proposalId);
  const [line] = (await mustCall(db(), listHandler, listProposals, tksk, { mine: "true" })).proposals;
  expect(line).toMatchObject({ waitingForMe: 1, dueOn: "2999-01-14" });
});
