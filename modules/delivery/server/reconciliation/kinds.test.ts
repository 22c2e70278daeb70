import { describe, expect, it } from "vitest";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { listFindings } from "../../contract/list-findings.ts";
import { resolveFinding } from "../../contract/resolve-finding.ts";
import { aDecree, type DecreeSeed, findingsOf, type LineSeed } from "../testing/decrees.ts";
import { aBudget, aProgramme } from "../testing/programme.ts";
import { handler as listFindingsHandler } from "./list-findings.ts";
import { handler as resolveFindingHandler } from "./resolve-finding.ts";
import { runReconciliation } from "./run-reconciliation.ts";

const db = useDatabase();
const village = "3602142001";
const officer = anActor({
  areaCode: "3602",
  permissions: ["delivery.finding.read", "delivery.finding.resolve"],
});
const reason = "Sudah diperiksa di lapangan";

async function reconcile(seed: DecreeSeed) {
  const decree = await aDecree(db(), seed);
  await runReconciliation(db(), decree.id);
  return { decree, found: (await findingsOf(db(), decree.id)).filter((finding) => !finding.gone) };
}
const told = (found: Array<{ kind: string; line: number | null; other: number | null }>) =>
  found.map(({ kind, line, other }) => [kind, line, other]);

const same: LineSeed = {
  name: "SARMANAH",
  bornOn: "1954-08-17",
  motherNameKey: "rohayati",
  nik: "3602145708549001",
  kkNumber: "3602140101209001",
  accountNumber: "0011223344",
};
const otherwise = (line: LineSeed): LineSeed => ({
  ...same,
  name: "ROHAYATI",
  nik: "3602145708549002",
  kkNumber: "3602140101209002",
  accountNumber: "0099887766",
  ...line,
});

describe("one line twice", () => {
  it.each([
    ["the same NIK, once although KK and account are the same too", same, "duplicate-nik"],
    ["the same KK", otherwise({ kkNumber: String(same.kkNumber) }), "duplicate-kk"],
    ["the same account", otherwise({ accountNumber: String(same.accountNumber) }), "duplicate-account"],
    [
      "name, birth and mother with other numbers",
      otherwise({ name: "Sarmanah, S.Pd" }),
      "duplicate-name-birth-mother",
    ],
  ])("is found by %s", async (_what, second, kind) => {
    expect(told((await reconcile({ lines: [same, second] })).found)).toEqual([[kind, 2, 1]]);
  });

  it("counts each further line once", async () => {
    expect(told((await reconcile({ lines: [same, same, same] })).found)).toEqual([
      ["duplicate-nik", 2, 1],
      ["duplicate-nik", 3, 1],
    ]);
  });

  it("lets two members of one family stand where the programme is for persons", async () => {
    const programme = await aProgramme(db(), { unit: "person" });
    const lines = [same, otherwise({ kkNumber: String(same.kkNumber), motherNameKey: "aminah" })];
    expect((await reconcile({ programme, lines })).found).toEqual([]);
  });
});

describe("who may not receive", () => {
  it("is found in the registry: dead, moved, civil servant in the family, unknown", async () => {
    const family = () => aFamily(db(), { placeCode: village });
    const [dead, moved, servant] = [await family(), await family(), await family()];
    await db().owner.query(
      "update registry.persons set life_status = 'dead', died_on = '2026-03-01' where id = $1",
      [dead.head.id],
    );
    await db().owner.query("update registry.families set status = 'moved-out' where id = $1", [moved.id]);
    await db().owner.query("update registry.persons set job_position = 5 where id = $1", [servant.head.id]);
    const line = (one: typeof dead) => ({
      placeCode: village,
      subjectId: one.id,
      familyId: one.id,
      personId: one.head.id,
    });
    const { found } = await reconcile({
      lines: [line(dead), line(moved), line(servant), { placeCode: village, subjectId: null }],
    });
    expect(told(found)).toEqual([
      ["civil-servant", 3, null],
      ["dead", 1, null],
      ["moved-out", 2, null],
      ["not-in-registry", 4, null],
    ]);
  });

  it("is found on hold by an officer", async () => {
    const programme = await aProgramme(db());
    const subjectId = newId();
    await db().owner.query(
      `insert into programmes.holds (region_code, place_code, programme_code, subject_kind, subject_id, kind, reason, placed_by)
       values ('3602', $1, $2, 'family', $3, 'paused', 'Menunggu kunjungan', uuidv7())`,
      [village, programme.code, subjectId],
    );
    const { found } = await reconcile({ programme, lines: [{ placeCode: village, subjectId }] });
    expect(found).toMatchObject([
      { kind: "on-hold", line: 1, details: { hold: "paused", reason: "Menunggu kunjungan" } },
    ]);
  });
});

describe("proposals", () => {
  it("are compared both ways, by NIK, KK, and name with birth date", async () => {
    const programme = await aProgramme(db());
    const { rows } = await db().owner.query<{ id: string }>(
      `insert into delivery.proposal_lists (programme_code, period, place_code, proposed_on, source, state, received_by)
       values ($1, '2026', '3602', '2026-01-05', 'file', 'received', uuidv7()) returning id`,
      [programme.code],
    );
    const propose = (line: number, nik: string | null, kk: string | null, key: string, bornOn: string) =>
      db().owner.query(
        `insert into delivery.proposal_lines (region_code, list_id, line, place_code, raw, name, name_key, born_on, nik, kk_number)
         values ('3602', $1, $2, $3, '[]', $4, $4, $5, $6, $7)`,
        [rows[0]?.id, line, village, key, bornOn, nik, kk],
      );
    await propose(1, "3602145708549001", null, "a", "1990-01-01");
    await propose(2, null, "3602140101209002", "b", "1990-01-02");
    await propose(3, null, null, "sarmanah", "1954-08-17");
    await propose(4, "3602145708549009", null, "juhdi", "1966-01-30");
    const lines: LineSeed[] = [
      { placeCode: village, nik: "3602145708549001" },
      { placeCode: village, kkNumber: "3602140101209002" },
      { placeCode: village, name: "SARMANAH", bornOn: "1954-08-17" },
      { placeCode: village, name: "TAK DIUSULKAN" },
    ];
    const { found, decree } = await reconcile({ programme, lines });
    expect(told(found)).toEqual([
      ["not-proposed", 4, null],
      ["proposed-not-in-decree", null, null],
    ]);
    const list = await mustCall(db(), listFindingsHandler, listFindings, officer, {
      decreeId: decree.id,
      kind: "proposed-not-in-decree",
    });
    expect(list.findings).toMatchObject([
      { line: null, canRemove: false, other: { name: "juhdi", nikMasked: expect.stringContaining("•") } },
    ]);
    expect(JSON.stringify(list)).not.toContain("3602145708549009");
  });
});

describe("figures", () => {
  it("that do not add up are found: amount × times, announced total, quota, ceiling", async () => {
    const programme = await aProgramme(db(), { quota: { total: null, byRegion: { "3602": 1 } } });
    const budgetId = await aBudget(db(), 500_000n);
    const { found } = await reconcile({
      programme,
      budgetId,
      announcedRupiah: 2_205_800_000n,
      lines: [
        { amountRupiah: 450_000n, times: 1 },
        { amountRupiah: 150_000n, times: 3, totalRupiah: 600_000n },
      ],
    });
    expect(found.map(({ kind, details }) => [kind, details])).toEqual([
      [
        "amount-times-count-differs",
        { amountRupiah: "150000", times: 3, totalRupiah: "600000", expectedRupiah: "450000" },
      ],
      ["over-ceiling", { roomRupiah: "500000", totalRupiah: "1050000" }],
      ["over-quota", { quota: 1, lines: 2 }],
      [
        "total-differs-from-announced",
        { announcedRupiah: "2205800000", totalRupiah: "1050000", lines: 2, differenceRupiah: "2204750000" },
      ],
    ]);
  });
});

describe("earlier decrees", () => {
  it("are asked for the same person, unless an amendment withdrew it", async () => {
    const programme = await aProgramme(db());
    const before = await aDecree(db(), { programme, lines: [same, otherwise({})], state: "signed" });
    const again = await reconcile({ programme, lines: [same] });
    expect(again.found).toMatchObject([
      { kind: "already-in-previous-decree", line: 1, details: { decreeId: before.id, line: 1 } },
    ]);
    await aDecree(db(), {
      programme,
      kind: "amending",
      amendsId: before.id,
      state: "signed",
      lines: [{ ...same, effect: "withdraw" }],
    });
    await runReconciliation(db(), again.decree.id);
    expect(await findingsOf(db(), again.decree.id)).toMatchObject([
      { kind: "already-in-previous-decree", gone: true },
    ]);
  });

  it("are what an amendment withdraws from, and nothing else", async () => {
    const programme = await aProgramme(db());
    const before = await aDecree(db(), { programme, lines: [same], state: "signed" });
    const { found } = await reconcile({
      programme,
      kind: "amending",
      amendsId: before.id,
      lines: [
        { ...same, effect: "withdraw" },
        { ...otherwise({}), effect: "withdraw" },
      ],
    });
    expect(told(found)).toEqual([["withdraws-nobody", 2, null]]);
  });
});

describe("resolutions", () => {
  const resolve = (decreeId: string, findingId: string, decision: object, why = reason) =>
    callOperation(db(), resolveFindingHandler, resolveFinding, officer, {
      decreeId,
      findingId,
      decision: decision as never,
      reason: why,
    });

  it("are kept over re-runs, and a cured finding goes", async () => {
    const { decree, found } = await reconcile({ lines: [same, same, otherwise({ subjectId: null })] });
    const [duplicate, unknown] = found;
    expect(await resolve(decree.id, duplicate?.id ?? "", { resolution: "keep" })).toMatchObject({
      ok: true,
      out: { open: 1 },
    });
    expect(await resolve(decree.id, duplicate?.id ?? "", { resolution: "keep" })).toMatchObject({
      refusal: { code: "FINDING_NOT_OPEN" },
    });
    expect(await runReconciliation(db(), decree.id)).toMatchObject({ findings: 2, fresh: 0, gone: 0 });
    await db().owner.query(
      "update delivery.decree_lines set subject_id = uuidv7() where decree_id = $1 and line = 3",
      [decree.id],
    );
    await runReconciliation(db(), decree.id);
    expect(await findingsOf(db(), decree.id)).toMatchObject([
      { id: duplicate?.id, gone: false, resolution: "keep" },
      { id: unknown?.id, gone: true, resolution: null },
    ]);
  });

  it("remove or correct the line in the same act, and the list must then be reconciled again", async () => {
    const { decree, found } = await reconcile({ lines: [same, same, otherwise({ totalRupiah: 1n })] });
    const of = (kind: string) => found.find((finding) => finding.kind === kind)?.id ?? "";
    expect(await resolve(decree.id, of("duplicate-nik"), { resolution: "remove" })).toMatchObject({
      ok: true,
    });
    expect(
      await resolve(decree.id, of("amount-times-count-differs"), {
        resolution: "correct",
        correction: { times: 2 },
      }),
    ).toMatchObject({ ok: true, out: { open: 0 } });
    const { rows } = await db().owner.query(
      "select d.line_count, d.total_rupiah, d.reconciled_sha256 = delivery.list_sha256(d.id) as same from delivery.decrees d where d.id = $1",
      [decree.id],
    );
    expect(rows).toEqual([{ line_count: 2, total_rupiah: 900_000n, same: false }]);
    await runReconciliation(db(), decree.id);
    expect((await findingsOf(db(), decree.id)).filter((finding) => !finding.gone)).toEqual([]);
  });

  it("need a reason that says something, a finding with a line to remove, and a decree that may change", async () => {
    const { decree, found } = await reconcile({ announcedRupiah: 5n, lines: [same] });
    const id = found[0]?.id ?? "";
    expect(await resolve(decree.id, id, { resolution: "keep" }, "ya")).toMatchObject({ status: 400 });
    expect(await resolve(decree.id, id, { resolution: "remove" })).toMatchObject({
      refusal: { code: "FINDING_HAS_NO_LINE" },
    });
    expect(await resolve(decree.id, newId(), { resolution: "keep" })).toMatchObject({ status: 404 });
    const signed = await aDecree(db(), { state: "signed" });
    await db().owner.query("update delivery.findings set decree_id = $2 where id = $1", [id, signed.id]);
    expect(await resolve(signed.id, id, { resolution: "keep" })).toMatchObject({
      refusal: { code: "DECREE_STATE_WRONG" },
    });
    expect(await runReconciliation(db(), signed.id)).toMatchObject({ stage: "delivery" });
    const cancelled = await aDecree(db());
    await db().owner.query("update delivery.decrees set state = 'cancelled' where id = $1", [cancelled.id]);
    expect(await runReconciliation(db(), cancelled.id)).toBeNull();
  });

  it("of a line behind a compartment are seen by its holders alone, but keep the decree from going on", async () => {
    const lines = [{ ...same, compartment: "children-in-law" }, same];
    const { decree } = await reconcile({ lines });
    const see = (compartments: string[]) =>
      mustCall(
        db(),
        listFindingsHandler,
        listFindings,
        { ...officer, compartments },
        { decreeId: decree.id },
      );
    expect((await see([])).findings).toEqual([]);
    expect((await see(["children-in-law"])).findings).toHaveLength(1);
    const { rows } = await db().owner.query("select delivery.open_findings($1) as open", [decree.id]);
    expect(rows).toEqual([{ open: 1n }]);
  });
});
