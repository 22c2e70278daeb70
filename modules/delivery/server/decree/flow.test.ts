import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { cancelDecree } from "../../contract/cancel-decree.ts";
import { checkDecree } from "../../contract/check-decree.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { getVerifiedDecree } from "../../contract/get-verified-decree.ts";
import { returnDecree } from "../../contract/return-decree.ts";
import { signDecree } from "../../contract/sign-decree.ts";
import { submitDecree } from "../../contract/submit-decree.ts";
import { runReconciliation } from "../reconciliation/run-reconciliation.ts";
import { aDecree, type BuiltDecree, type DecreeSeed } from "../testing/decrees.ts";
import { aBudget } from "../testing/programme.ts";
import { handler as cancelHandler } from "./cancel-decree.ts";
import { handler as checkHandler } from "./check-decree.ts";
import { checkSignature } from "./e-sign/check-signature.ts";
import { handler as getHandler } from "./get-decree.ts";
import { handler as getVerifiedHandler } from "./get-verified-decree.ts";
import { pressDecree } from "./press-decree.ts";
import { handler as returnHandler } from "./return-decree.ts";
import { handler as signHandler } from "./sign-decree.ts";
import { handler as submitHandler } from "./submit-decree.ts";

const db = useDatabase();
const officer = (...permissions: string[]) =>
  anActor({ areaCode: "36", permissions: ["delivery.decree.read", ...permissions] });
const maker = officer("delivery.decree.prepare", "delivery.decree.check", "delivery.decree.sign");
const checker = officer("delivery.decree.check", "delivery.decree.sign");
const head = officer("delivery.decree.sign");
const numbers = { datedOn: "2026-02-01", signerTitle: "Kepala Dinas Sosial", signerName: "Ratu Uji" };
const quiet = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};
let serial = 0;

beforeAll(() => {
  process.env["SINERGI_DATA"] = mkdtempSync(join(tmpdir(), "sinergi-decree-"));
});

const see = (decree: BuiltDecree, by = head) =>
  mustCall(db(), getHandler, getDecree, by, { decreeId: decree.id });
const at = async (decree: BuiltDecree) => ({
  decreeId: decree.id,
  baseRevision: (await see(decree)).revision,
});
const submit = async (decree: BuiltDecree) =>
  callOperation(db(), submitHandler, submitDecree, maker, await at(decree));
const check = async (decree: BuiltDecree, by = checker, number = `400.9/${(serial += 1)}/UJI`) =>
  callOperation(db(), checkHandler, checkDecree, by, { ...(await at(decree)), ...numbers, number });
const sign = async (decree: BuiltDecree, by = head) =>
  callOperation(db(), signHandler, signDecree, by, await at(decree));

/** A clean draft: reconciled, nothing found. */
async function clean(seed: DecreeSeed = {}): Promise<BuiltDecree> {
  const decree = await aDecree(db(), {
    madeBy: maker.userId,
    placeCode: "36",
    lines: [{ placeCode: "3602142001" }, { placeCode: "3601012001" }],
    ...seed,
  });
  await runReconciliation(db(), decree.id);
  return decree;
}

async function ready(seed: DecreeSeed = {}): Promise<BuiltDecree> {
  const decree = await clean(seed);
  expect(await submit(decree)).toMatchObject({ ok: true });
  expect(await check(decree)).toMatchObject({ ok: true });
  await pressDecree(db(), decree.id, quiet, new Date());
  return decree;
}

const figuresOf = async (budgetId: string | null) =>
  (
    await db().owner.query<{ reserved: bigint; committed: bigint }>(
      "select reserved_rupiah as reserved, committed_rupiah as committed from delivery.budgets where id = $1",
      [budgetId],
    )
  ).rows[0];

describe("the way of a decree", () => {
  it("goes from maker to checker to signer, each another person, and moves the budget on the way", async () => {
    const decree = await clean();
    expect((await see(decree, maker)).actions).toContain("submit");
    expect(await submit(decree)).toMatchObject({ ok: true, out: { state: "submitted" } });
    expect(await figuresOf(decree.budgetId)).toEqual({ reserved: 1_200_000n, committed: 0n });
    expect((await see(decree, maker)).blockedBy).toBe("MAKER_CANNOT_CHECK");
    expect(await check(decree, maker)).toMatchObject({ refusal: { code: "MAKER_CANNOT_CHECK" } });
    expect(await check(decree)).toMatchObject({ ok: true, out: { state: "checked" } });
    expect(await sign(decree)).toMatchObject({ refusal: { code: "PAPER_NOT_READY" } });
    await pressDecree(db(), decree.id, quiet, new Date());
    expect(await sign(decree, checker)).toMatchObject({ refusal: { code: "MAKER_CANNOT_SIGN" } });
    expect(await sign(decree, maker)).toMatchObject({ refusal: { code: "MAKER_CANNOT_SIGN" } });
    const signed = await sign(decree);
    expect(signed).toMatchObject({ ok: true, out: { state: "signed" } });
    expect(await figuresOf(decree.budgetId)).toEqual({ reserved: 0n, committed: 1_200_000n });
    const { rows } = await db().owner.query<{ pdf: Buffer; sha: Buffer; jobs: number }>(
      `select d.pdf, d.pdf_sha256 as sha, (select count(*)::int from graphile_worker.jobs j where j.task_identifier = 'delivery.enrol-decree') as jobs
         from delivery.decrees d where d.id = $1`,
      [decree.id],
    );
    const [row] = rows;
    expect(row?.jobs).toBeGreaterThan(0);
    expect(
      createHash("sha256")
        .update(row?.pdf ?? "")
        .digest()
        .equals(row?.sha ?? Buffer.alloc(0)),
    ).toBe(true);
    expect(checkSignature(row?.pdf ?? Buffer.alloc(0))).toMatchObject({
      coversAll: true,
      digestMatches: true,
      signatureHolds: true,
    });
  });

  it("asks the signer for a second factor of the last five minutes", async () => {
    const decree = await ready();
    const stale = { ...head, secondFactorAt: new Date(Date.now() - 6 * 60_000) };
    expect(await sign(decree, stale)).toMatchObject({
      status: 401,
      refusal: { code: "SECOND_FACTOR_REQUIRED" },
    });
  });

  it("lets one of two who sign at the same instant through and tells the other", async () => {
    const decree = await ready();
    const input = await at(decree);
    const other = officer("delivery.decree.sign");
    const answers = await Promise.all(
      [head, other].map((by) => callOperation(db(), signHandler, signDecree, by, input)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      status: 409,
      refusal: { code: "DECREE_ALREADY_SIGNED" },
    });
    expect(await figuresOf(decree.budgetId)).toEqual({ reserved: 0n, committed: 1_200_000n });
  });

  it("lets only one of two decrees into a ceiling that holds one, with the figures", async () => {
    const budgetId = await aBudget(db(), 2_000_000n);
    const [one, two] = [await clean({ budgetId }), await clean({ budgetId })];
    const answers = await Promise.all([submit(one), submit(two)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      refusal: {
        code: "CEILING_EXCEEDED",
        details: { totalRupiah: "1200000", ceilingRupiah: "2000000", roomRupiah: "800000" },
      },
    });
  });

  it("gives the reservation back when it is returned or cancelled, and can be sent on again", async () => {
    const decree = await clean();
    await submit(decree);
    const reason = "Nomor rekening perlu diperiksa lagi";
    expect(
      await callOperation(db(), returnHandler, returnDecree, checker, { ...(await at(decree)), reason }),
    ).toMatchObject({ ok: true });
    expect(await figuresOf(decree.budgetId)).toMatchObject({ reserved: 0n });
    expect(await see(decree)).toMatchObject({ state: "draft", returnReason: reason, number: null });
    expect(await submit(decree)).toMatchObject({ ok: true });
    expect(
      await callOperation(db(), cancelHandler, cancelDecree, maker, { ...(await at(decree)), reason }),
    ).toMatchObject({ ok: true });
    expect(await figuresOf(decree.budgetId)).toMatchObject({ reserved: 0n });
    expect(await submit(decree)).toMatchObject({ refusal: { code: "DECREE_STATE_WRONG" } });
  });

  it("refuses a number that another decree carries", async () => {
    const [one, two] = [await clean(), await clean()];
    await submit(one);
    await submit(two);
    expect(await check(one, checker, "400.9/77/UJI")).toMatchObject({ ok: true });
    expect(await check(two, checker, "400.9/77/UJI")).toMatchObject({
      status: 409,
      refusal: { code: "NUMBER_TAKEN" },
    });
  });

  it("is not sent on without reconciliation, with a finding open, without lines or without a budget line", async () => {
    const lines = [{ placeCode: "3602142001" }];
    const base = { madeBy: maker.userId, placeCode: "36" };
    expect(await submit(await aDecree(db(), { ...base, lines }))).toMatchObject({
      refusal: { code: "NOT_RECONCILED" },
    });
    expect(await submit(await clean({ lines: [{ subjectId: null }] }))).toMatchObject({
      refusal: { code: "FINDINGS_OPEN", details: { open: 1 } },
    });
    expect(await submit(await clean({ lines: [] }))).toMatchObject({ refusal: { code: "LIST_EMPTY" } });
    expect(await submit(await clean({ budgetId: null }))).toMatchObject({
      refusal: { code: "BUDGET_NEEDED" },
    });
  });
});

describe("the database itself", () => {
  const owner = (text: string, id: string) => db().owner.query(text, [id]);
  const refusedWith = (code: string) => expect.objectContaining({ code });

  it("refuses a signature over an open finding, an unreconciled list, or out of turn, whoever asks", async () => {
    const decree = await aDecree(db(), {
      placeCode: "36",
      lines: [{ subjectId: null }],
      madeBy: maker.userId,
    });
    await expect(
      owner(
        "update delivery.decrees set state = 'submitted', list_sha256 = delivery.list_sha256(id) where id = $1",
        decree.id,
      ),
    ).rejects.toEqual(refusedWith("DC003"));
    await runReconciliation(db(), decree.id);
    const on =
      "update delivery.decrees set state = 'submitted', list_sha256 = reconciled_sha256 where id = $1";
    await expect(owner(on, decree.id)).rejects.toEqual(refusedWith("DC004"));
    await expect(
      owner("update delivery.decrees set state = 'signed' where id = $1", decree.id),
    ).rejects.toEqual(refusedWith("DC001"));
    await owner(
      "update delivery.findings set resolution = 'keep', reason = 'Diperiksa oleh petugas', resolved_at = now(), resolved_by = uuidv7() where decree_id = $1",
      decree.id,
    );
    await owner(
      "update delivery.decree_lines set amount_rupiah = 1, total_rupiah = 4 where decree_id = $1",
      decree.id,
    );
    await expect(owner(on, decree.id)).rejects.toEqual(refusedWith("DC003"));
  });

  it("keeps a signed decree and its list as they are, for the owner of the tables too", async () => {
    const decree = await aDecree(db(), { placeCode: "36", state: "signed" });
    for (const change of [
      "title = 'lain'",
      "total_rupiah = 1",
      "state = 'draft'",
      "pdf = null",
      "number = null",
    ])
      await expect(owner(`update delivery.decrees set ${change} where id = $1`, decree.id)).rejects.toEqual(
        refusedWith("DC002"),
      );
    await expect(owner("delete from delivery.decrees where id = $1", decree.id)).rejects.toEqual(
      refusedWith("DC001"),
    );
    await owner("update delivery.decrees set enrolled_at = now() where id = $1", decree.id);
    const { rowCount } = await db().app.query(
      "update delivery.decree_lines set amount_rupiah = 1 where decree_id = $1",
      [decree.id],
    );
    expect(rowCount).toBe(0);
  });

  it("refuses that one person checks or signs what they made", async () => {
    const decree = await aDecree(db(), { placeCode: "36", state: "submitted" });
    await expect(
      owner("update delivery.decrees set state = 'checked', checked_by = made_by where id = $1", decree.id),
    ).rejects.toEqual(refusedWith("23514"));
  });
});

describe("verification by anybody", () => {
  it("tells figures and fingerprints of a signed decree, and nothing of any other code", async () => {
    const decree = await ready({ lines: [{ name: "SARMANAH RAHASIA", placeCode: "3602142001" }] });
    const ask = (code: string) => callOperation(db(), getVerifiedHandler, getVerifiedDecree, null, { code });
    const code = (await see(decree)).verifyCode ?? "";
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(await ask(code)).toMatchObject({ status: 404 });
    const signed = await sign(decree);
    const answer = await ask(code);
    expect(answer).toMatchObject({
      ok: true,
      out: { lines: 1, totalRupiah: "600000", pdfSha256: signed.ok ? signed.out.pdfSha256 : "" },
    });
    expect(JSON.stringify(answer)).not.toContain("SARMANAH");
    expect(await ask("0000000000000000")).toMatchObject({ status: 404 });
    expect(await ask(newId().slice(0, 16))).toMatchObject({ status: 400 });
  });
});
