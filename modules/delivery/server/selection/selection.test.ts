import { beforeAll, describe, expect, it } from "vitest";
import { assessEverybody } from "#modules/programmes/server/testing/assess.ts";
import { aFamily, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { changeSelectionLine } from "../../contract/change-selection-line.ts";
import { draftDecree } from "../../contract/draft-decree.ts";
import { getSelection } from "../../contract/get-selection.ts";
import { listSelectionLines } from "../../contract/list-selection-lines.ts";
import { startSelection } from "../../contract/start-selection.ts";
import { handler as draftHandler } from "../decree/draft-decree.ts";
import { runReconciliation } from "../reconciliation/run-reconciliation.ts";
import { findingsOf } from "../testing/decrees.ts";
import { aProgramme } from "../testing/programme.ts";
import { handler as changeHandler } from "./change-selection-line.ts";
import { handler as getHandler } from "./get-selection.ts";
import { handler as linesHandler } from "./list-selection-lines.ts";
import { selectJob } from "./select-job.ts";
import { handler as startHandler } from "./start-selection.ts";

const db = useDatabase();
const officer = anActor({
  areaCode: "36",
  permissions: ["delivery.selection.prepare", "delivery.selection.read", "delivery.decree.prepare"],
});
const two = (text: string) => ({ id: text, en: text });
let programmeCode: string;
/** Deciles 1, 1, 2, 3, 5 in Lebak; the two of decile 1 have heads of 1940 and 1960. */
let lebak: BuiltFamily[];
let serang: BuiltFamily[];

beforeAll(async () => {
  let serial = 0;
  const family = async (placeCode: string, decile: number, bornOn: string) => {
    const built = await aFamily(db(), {
      placeCode,
      members: [{ bornOn, name: `SARMANAH ${"ABCDEFG".charAt((serial += 1))}` }],
    });
    await aRank(db(), built, decile, "2026-10-01");
    return built;
  };
  lebak = [];
  for (const [decile, bornOn] of [
    [1, "1960-01-01"],
    [1, "1940-01-01"],
    [2, "1950-01-01"],
    [3, "1950-01-01"],
    [5, "1950-01-01"],
  ] as const)
    lebak.push(await family("3602142001", decile, bornOn));
  serang = [];
  for (const decile of [1, 4]) serang.push(await family("3604052001", decile, "1950-01-01"));
  const programme = await aProgramme(db(), {
    criteria: [
      {
        code: "desil",
        label: two("Desil"),
        rule: "desil <= 4",
        legalBasis: "Uji",
        remedy: two("Perbarui data"),
      },
    ],
    ranking: [{ code: "desil", label: two("Desil"), rule: "desil", first: "lowest" }],
    quota: { total: null, byRegion: { "3602": 3, "3604": 1 } },
  });
  programmeCode = programme.code;
  await assessEverybody(db());
});

async function select(more: object = {}) {
  const started = await mustCall(db(), startHandler, startSelection, officer, {
    programmeCode,
    period: "2026",
    placeCode: "36",
    title: "Seleksi uji",
    ...more,
  });
  await selectJob({ ...started, compartments: [] }, { database: db(), signal: new AbortController().signal });
  return started.selectionId;
}
const lines = async (selectionId: string) =>
  (await mustCall(db(), linesHandler, listSelectionLines, officer, { selectionId })).lines;
const marks = async (selectionId: string) =>
  new Map((await lines(selectionId)).map(({ subjectId, mark, rank }) => [subjectId, `${mark} ${rank}`]));
const expected = (families: BuiltFamily[], said: readonly string[]) =>
  families.map((family, index) => [family.id, said[index]]);

describe("a selection", () => {
  it("fills the quota of each region by rank, breaks ties by the stated rule and keeps reserves in order", async () => {
    const selectionId = await select();
    const found = await marks(selectionId);
    expect(found).toEqual(
      new Map([
        // Of the same decile the older head goes first.
        ...expected(lebak.slice(0, 4), ["selected 2", "selected 1", "selected 3", "reserve 4"]),
        ...expected(serang, ["selected 1", "reserve 2"]),
      ] as Array<[string, string]>),
    );
    const view = await mustCall(db(), getHandler, getSelection, officer, { selectionId });
    expect(view).toMatchObject({ state: "open", chosen: 4, reserves: 2, totalRupiah: "2400000" });
    expect(view.regions).toMatchObject([
      { regionCode: "3602", quota: 3, selected: 3, reserves: 1 },
      { regionCode: "3604", quota: 1, selected: 1, reserves: 1 },
    ]);
    expect(view.tieRule).toContain("desil lebih rendah");
  });

  it("gives the same result when made again, but for the lot that has the selection's id in it", async () => {
    expect(await marks(await select())).toEqual(await marks(await select()));
  });

  it("stops at the ceiling down the overall ranking", async () => {
    const found = await marks(await select({ ceilingRupiah: "1200000" }));
    expect([...found.values()].filter((said) => said.startsWith("selected"))).toHaveLength(2);
    // Decile 1 in Serang (head of 1950) comes before decile 1 in Lebak with the head of 1960.
    expect(found.get(serang[0]?.id ?? "")).toBe("selected 1");
    expect(found.get(lebak[0]?.id ?? "")).toBe("reserve 2");
  });

  it("takes a quota of its own, and only who was proposed where that is asked", async () => {
    expect(
      [...(await marks(await select({ quota: { "3604": 2 } }))).values()].filter((said) =>
        said.startsWith("selected"),
      ),
    ).toHaveLength(2);
    expect(await lines(await select({ fromProposals: true }))).toEqual([]);
  });

  it("is refused without an assessment of the period, or for another area", async () => {
    const input = { programmeCode, period: "2027", placeCode: "36", title: "Seleksi uji" };
    expect(await callOperation(db(), startHandler, startSelection, officer, input)).toMatchObject({
      refusal: { code: "NOT_ASSESSED" },
    });
    expect(
      await callOperation(db(), startHandler, startSelection, { ...officer, areaCode: "3602" }, input),
    ).toMatchObject({ status: 404 });
  });

  it("shows what an officer added or removed as exactly that, and becomes a decree with it", async () => {
    const selectionId = await select();
    const [out, , , reserve] = lebak;
    const change = (subjectId: string, act: "add" | "remove") =>
      callOperation(db(), changeHandler, changeSelectionLine, officer, {
        selectionId,
        subjectId,
        act,
        reason: "Hasil kunjungan lapangan",
        evidence: "BA 12/2026",
      });
    expect(await change(out?.id ?? "", "remove")).toMatchObject({
      ok: true,
      out: { mark: "removed", chosen: 3 },
    });
    expect(await change(out?.id ?? "", "remove")).toMatchObject({ refusal: { code: "NOTHING_CHANGED" } });
    expect(await change(reserve?.id ?? "", "add")).toMatchObject({
      ok: true,
      out: { mark: "added", chosen: 4 },
    });
    expect(await change(serang[0]?.head.id ?? "", "add")).toMatchObject({ status: 404 });
    const draft = await mustCall(db(), draftHandler, draftDecree, officer, {
      from: { kind: "selection", selectionId },
      title: "Penerima bantuan uji",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    });
    expect(draft.lines).toBe(4);
    const { rows } = await db().owner.query(
      "select l.subject_id, l.origin, l.because, l.name, l.place_label, l.total_rupiah from delivery.decree_lines l where l.decree_id = $1 and l.origin = 'added'",
      [draft.decreeId],
    );
    expect(rows).toEqual([
      {
        subject_id: reserve?.id,
        origin: "added",
        because: "Hasil kunjungan lapangan · BA 12/2026",
        // Whoever the reproducible tie rule left in reserve.
        name: expect.stringMatching(/^SARMANAH/),
        place_label: expect.stringContaining("Lebak"),
        total_rupiah: 600_000n,
      },
    ]);
    expect(await change(reserve?.id ?? "", "remove")).toMatchObject({
      refusal: { code: "SELECTION_NOT_OPEN" },
    });
    await runReconciliation(db(), draft.decreeId);
    expect((await findingsOf(db(), draft.decreeId)).map(({ kind }) => kind)).toEqual([]);
  });

  it("whose people stopped being eligible is told by reconciliation", async () => {
    const selectionId = await select();
    const draft = await mustCall(db(), draftHandler, draftDecree, officer, {
      from: { kind: "selection", selectionId },
      title: "Penerima bantuan uji",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    });
    const [, poorest] = lebak;
    await db().owner.query("update registry.welfare_snapshots set decile = 9 where family_id = $1", [
      poorest?.id,
    ]);
    await assessEverybody(db());
    await runReconciliation(db(), draft.decreeId);
    expect((await findingsOf(db(), draft.decreeId)).map(({ kind }) => kind)).toEqual(["not-eligible"]);
  });
});
