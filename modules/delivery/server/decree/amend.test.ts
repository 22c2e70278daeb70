import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { addDecreeLine } from "../../contract/add-decree-line.ts";
import { cancelDecree } from "../../contract/cancel-decree.ts";
import { changeDecree } from "../../contract/change-decree.ts";
import { checkDecree } from "../../contract/check-decree.ts";
import { draftDecree } from "../../contract/draft-decree.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { listAmendableLines } from "../../contract/list-amendable-lines.ts";
import { listDecreeLines } from "../../contract/list-decree-lines.ts";
import { signDecree } from "../../contract/sign-decree.ts";
import { submitDecree } from "../../contract/submit-decree.ts";
import { runReconciliation } from "../reconciliation/run-reconciliation.ts";
import { aDecree, findingsOf } from "../testing/decrees.ts";
import { enrol } from "../testing/enrolled.ts";
import { aBudget } from "../testing/programme.ts";
import { handler as addHandler } from "./add-decree-line.ts";
import { handler as cancelHandler } from "./cancel-decree.ts";
import { handler as changeHandler } from "./change-decree.ts";
import { handler as checkHandler } from "./check-decree.ts";
import { handler as draftHandler } from "./draft-decree.ts";
import { handler as getHandler } from "./get-decree.ts";
import { handler as amendableHandler } from "./list-amendable-lines.ts";
import { handler as linesHandler } from "./list-decree-lines.ts";
import { pressDecree } from "./press-decree.ts";
import { handler as signHandler } from "./sign-decree.ts";
import { handler as submitHandler } from "./submit-decree.ts";

const db = useDatabase();
const village = "3602142001";
const officer = (...verbs: string[]) =>
  anActor({ areaCode: "36", permissions: ["read", ...verbs].map((verb) => `delivery.decree.${verb}`) });
const [maker, checker, head] = [officer("prepare"), officer("check"), officer("sign")];
const quiet = { phase: async () => undefined, advance: async () => undefined, check: async () => undefined };
let serial = 0;

beforeAll(() => {
  process.env["SINERGI_DATA"] = mkdtempSync(join(tmpdir(), "sinergi-amend-"));
});

const revisionOf = async (decreeId: string) => ({
  decreeId,
  baseRevision: (await mustCall(db(), getHandler, getDecree, maker, { decreeId })).revision,
});
const submit = async (id: string) =>
  callOperation(db(), submitHandler, submitDecree, maker, await revisionOf(id));

/** Reconciled, sent on, checked, printed, signed, enrolled: as three officers and the queue would. */
async function carryOut(decreeId: string): Promise<void> {
  await runReconciliation(db(), decreeId);
  expect((await findingsOf(db(), decreeId)).filter((one) => !one.gone)).toEqual([]);
  expect(await submit(decreeId)).toMatchObject({ ok: true });
  await mustCall(db(), checkHandler, checkDecree, checker, {
    ...(await revisionOf(decreeId)),
    number: `400.9/UBAH/${(serial += 1)}`,
    datedOn: "2026-02-01",
    signerTitle: "Kepala Dinas Sosial",
    signerName: "Ratu Uji",
  });
  await pressDecree(db(), decreeId, quiet, new Date());
  await mustCall(db(), signHandler, signDecree, head, await revisionOf(decreeId));
  await enrol(db(), decreeId);
}

async function signedOriginal(ceiling = 10_000_000n) {
  const budgetId = await aBudget(db(), ceiling);
  const families = await Promise.all([1, 2, 3, 4].map(() => aFamily(db(), { placeCode: village })));
  const decree = await aDecree(db(), {
    placeCode: "36",
    madeBy: maker.userId,
    budgetId,
    lines: families.slice(0, 3).map(({ id }, n) => ({
      subjectId: id,
      familyId: id,
      placeCode: village,
      name: `PENERIMA ${"ABC".charAt(n)}`,
      amountRupiah: 600_000n,
      times: 1,
    })),
  });
  await carryOut(decree.id);
  return { decreeId: decree.id, budgetId, families };
}

const amend = async (original: { decreeId: string; budgetId: string }, startsOn = "2026-07-01") =>
  (
    await mustCall(db(), draftHandler, draftDecree, maker, {
      from: {
        kind: "amending",
        decreeId: original.decreeId,
        because: "Dua penerima pindah dan satu meninggal.",
      },
      title: "Perubahan penerima bantuan uji",
      startsOn,
      endsOn: "2026-12-31",
      budgetId: original.budgetId,
    })
  ).decreeId;
const act = (decreeId: string, what: Record<string, unknown>) =>
  callOperation(db(), addHandler, addDecreeLine, maker, {
    decreeId,
    what: what as never,
    reason: "Sesuai hasil verifikasi desa",
    evidence: "Berita acara 12/2026",
  });
const figuresOf = async (budgetId: string) =>
  (
    await db().owner.query<{ reserved: bigint; committed: bigint }>(
      "select reserved_rupiah as reserved, committed_rupiah as committed from delivery.budgets where id = $1",
      [budgetId],
    )
  ).rows[0];
/** The figures of a budget are the sums of its moves, whatever was done. */
const sumOfMoves = async (budgetId: string) =>
  (
    await db().owner.query<{ reserved: bigint; committed: bigint }>(
      `select coalesce(sum(case kind when 'reserve' then amount_rupiah when 'release' then -amount_rupiah when 'commit' then -amount_rupiah else 0 end), 0)::bigint as reserved,
              coalesce(sum(case kind when 'commit' then amount_rupiah when 'uncommit' then -amount_rupiah when 'pay' then -amount_rupiah else 0 end), 0)::bigint as committed
         from delivery.budget_moves where budget_id = $1`,
      [budgetId],
    )
  ).rows[0];

describe("an amending decree", () => {
  it("withdraws, replaces and changes lines with reason and evidence, and leaves the budget with what still stands", async () => {
    const original = await signedOriginal();
    expect(await figuresOf(original.budgetId)).toEqual({ reserved: 0n, committed: 1_800_000n });
    const draft = await amend(original);
    const found = await mustCall(db(), amendableHandler, listAmendableLines, maker, {
      decreeId: draft,
      text: "penerima",
    });
    expect(found.lines.map((line) => [line.line, line.taken, line.paidRupiah])).toEqual([
      [1, false, "0"],
      [2, false, "0"],
      [3, false, "0"],
    ]);
    expect(await act(draft, { effect: "withdraw", line: 1 })).toMatchObject({ ok: true });
    expect(await act(draft, { effect: "withdraw", line: 1 })).toMatchObject({
      refusal: { code: "LINE_ALREADY_THERE" },
    });
    const newcomer = original.families[3]?.id ?? "";
    const amount = { amountRupiah: "600000", times: 1 };
    expect(await act(draft, { effect: "replace", line: 2, subjectId: newcomer, ...amount })).toMatchObject({
      ok: true,
    });
    expect(await act(draft, { effect: "change", line: 3, ...amount })).toMatchObject({
      refusal: { code: "NOTHING_CHANGED" },
    });
    expect(await act(draft, { effect: "change", line: 3, amountRupiah: "400000", times: 1 })).toMatchObject({
      ok: true,
    });
    expect(await act(draft, { effect: "withdraw", line: 99 })).toMatchObject({
      refusal: { code: "LINE_NOT_FOUND" },
    });
    const { lines } = await mustCall(db(), linesHandler, listDecreeLines, maker, { decreeId: draft });
    expect(lines.map((line) => [line.effect, line.totalRupiah])).toEqual([
      ["withdraw", "600000"],
      ["withdraw", "600000"],
      ["grant", "600000"],
      ["withdraw", "600000"],
      ["grant", "400000"],
    ]);
    expect(lines[0]?.because).toBe("Sesuai hasil verifikasi desa · Berita acara 12/2026");
    const decree = await mustCall(db(), getHandler, getDecree, maker, { decreeId: draft });
    expect(decree.paper.considering.join(" ")).toContain("dua penerima pindah dan satu meninggal");
    await carryOut(draft);
    // One million stands of 1.8: what the withdrawn three had not been paid went back, what the amendment grants is bound.
    expect(await figuresOf(original.budgetId)).toEqual({ reserved: 0n, committed: 1_000_000n });
    expect(await sumOfMoves(original.budgetId)).toEqual({ reserved: 0n, committed: 1_000_000n });
    const { rows } = await db().owner.query<{ n: number; state: string }>(
      `select e.state, count(*)::int as n from delivery.enrolments e where e.decree_id = any ($1) group by 1 order by 1`,
      [[original.decreeId, draft]],
    );
    expect(rows).toEqual([
      { state: "active", n: 2 },
      { state: "ended", n: 3 },
    ]);
    // A second amendment reaches what the first one granted, and no longer what it withdrew.
    const second = await amend(original, "2026-09-01");
    const again = await mustCall(db(), amendableHandler, listAmendableLines, maker, { decreeId: second });
    expect(again.lines.map((line) => [line.fromDecreeId, line.line])).toEqual([
      [draft, 3],
      [draft, 5],
    ]);
    expect(await act(second, { effect: "withdraw", line: 1 })).toMatchObject({
      refusal: { code: "LINE_NOT_FOUND" },
    });
    expect(await act(second, { effect: "withdraw", fromDecreeId: draft, line: 3 })).toMatchObject({
      ok: true,
    });
    await carryOut(second);
    expect(await figuresOf(original.budgetId)).toEqual({ reserved: 0n, committed: 400_000n });
  });

  it("gives its reservation back when it is cancelled, and leaves the original as it stood", async () => {
    const original = await signedOriginal();
    const draft = await amend(original);
    await act(draft, { effect: "change", line: 1, amountRupiah: "700000", times: 1 });
    await runReconciliation(db(), draft);
    expect(await submit(draft)).toMatchObject({ ok: true });
    expect(await figuresOf(original.budgetId)).toEqual({ reserved: 100_000n, committed: 1_800_000n });
    await mustCall(db(), cancelHandler, cancelDecree, maker, {
      ...(await revisionOf(draft)),
      reason: "Perubahan tidak jadi ditetapkan",
    });
    expect(await figuresOf(original.budgetId)).toEqual({ reserved: 0n, committed: 1_800_000n });
    expect(await sumOfMoves(original.budgetId)).toEqual({ reserved: 0n, committed: 1_800_000n });
  });

  it("replaces a recipient although the ceiling is bound to the last rupiah, and never passes it", async () => {
    const original = await signedOriginal(1_800_000n);
    const draft = await amend(original);
    const newcomer = original.families[3]?.id ?? "";
    await act(draft, { effect: "replace", line: 1, subjectId: newcomer, amountRupiah: "600000", times: 1 });
    await carryOut(draft);
    expect(await figuresOf(original.budgetId)).toEqual({ reserved: 0n, committed: 1_800_000n });
    expect(await sumOfMoves(original.budgetId)).toEqual({ reserved: 0n, committed: 1_800_000n });
    const dearer = await amend(original);
    await act(dearer, { effect: "change", line: 2, amountRupiah: "600001", times: 1 });
    await runReconciliation(db(), dearer);
    expect((await findingsOf(db(), dearer)).map((one) => one.kind)).toEqual(["over-ceiling"]);
    await db().owner.query(
      "update delivery.findings set resolution = 'keep', reason = 'Pagu menyusul', resolved_at = now(), resolved_by = uuidv7() where decree_id = $1",
      [dearer],
    );
    expect(await submit(dearer)).toMatchObject({ refusal: { code: "CEILING_EXCEEDED" } });
  });

  it("that changes an amount begins after the enrolment it ends", async () => {
    const original = await signedOriginal();
    const draft = await amend(original, "2026-01-01");
    await act(draft, { effect: "change", line: 2, amountRupiah: "500000", times: 1 });
    await runReconciliation(db(), draft);
    expect(await submit(draft)).toMatchObject({
      refusal: { code: "AMENDMENT_TOO_EARLY", details: { line: 2, startsOn: "2026-01-01" } },
    });
    const { paper, title, endsOn, announcedRupiah } = await mustCall(db(), getHandler, getDecree, maker, {
      decreeId: draft,
    });
    await mustCall(db(), changeHandler, changeDecree, maker, {
      ...(await revisionOf(draft)),
      title,
      startsOn: "2026-02-01",
      endsOn,
      budgetId: original.budgetId,
      announcedRupiah,
      paper,
    });
    await carryOut(draft);
  });

  it("is the only decree that withdraws", async () => {
    const decree = await aDecree(db(), { placeCode: "36", madeBy: maker.userId, lines: [] });
    expect(await act(decree.id, { effect: "withdraw", line: 1 })).toMatchObject({
      refusal: { code: "DECREE_NOT_AMENDING" },
    });
  });
});
