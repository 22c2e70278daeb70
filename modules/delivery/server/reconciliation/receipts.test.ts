import { describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { getMyDecrees } from "../../contract/get-my-decrees.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { listFindings } from "../../contract/list-findings.ts";
import { reissuePayments } from "../../contract/reissue-payments.ts";
import { resolveFinding } from "../../contract/resolve-finding.ts";
import { handler as getMyDecreesHandler } from "../decree/get-my-decrees.ts";
import { handler as reissueHandler } from "../payment/reissue-payments.ts";
import { findingsOf } from "../testing/decrees.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";
import { anEntitledDecree } from "../testing/entitled.ts";
import { aLot } from "../testing/goods.ts";
import { aReleasedBatch } from "../testing/payments.ts";
import { aProgramme } from "../testing/programme.ts";
import { anAnsweredBatch } from "../testing/settled.ts";
import { aSignedDecree, type DecreeSeed } from "../testing/signed-decree.ts";
import { handler as getReconciliationHandler } from "./get-reconciliation.ts";
import { handler as listFindingsHandler } from "./list-findings.ts";
import { handler as resolveFindingHandler } from "./resolve-finding.ts";
import { runReconciliation } from "./run-reconciliation.ts";

const db = useDatabase();
const officer = anActor({
  areaCode: "36",
  permissions: ["delivery.decree.read", "delivery.finding.read", "delivery.finding.resolve"],
});
const decreeOf = async (batchId: string) => {
  const { rows } = await db().owner.query<{ id: string }>(
    "select distinct decree_id as id from delivery.payments where batch_id = $1",
    [batchId],
  );
  return rows[0]?.id ?? "";
};
const reconcile = async (decreeId: string) => {
  await runReconciliation(db(), decreeId);
  return (await findingsOf(db(), decreeId))
    .filter((finding) => !finding.gone)
    .map(({ kind, line, other, details }) => [kind, line, other, details["why"] ?? details["by"] ?? null]);
};
const owner = (text: string, values: readonly unknown[] = []) => db().owner.query(text, [...values]);

describe("payments against the decree", () => {
  it("find nothing where everybody was paid once what the decree grants", async () => {
    const batch = await anAnsweredBatch(db(), { lines: 3 });
    expect(await reconcile(await decreeOf(batch.batchId))).toEqual([]);
  });

  it("find who stands on the list and was never paid, with what stands in the way", async () => {
    const decree = await anEnrolledDecree(db(), { subjects: [newId(), newId(), newId(), null] });
    expect(await reconcile(decree.id)).toEqual([["in-decree-never-paid", 4, null, "not-enrolled"]]);
    await owner(
      `insert into delivery.entitlements (region_code, place_code, enrolment_id, programme_code, decree_id, budget_id, period, stage, due_on,
         amount_rupiah, state, held_because)
       select n.region_code, n.place_code, n.id, n.programme_code, n.decree_id, $2, '2026', 'tahap-1', '2026-01-01', 600000,
              case n.decree_line when 1 then 'due' else 'held' end, case n.decree_line when 1 then null else 'commitment:sekolah' end
         from delivery.enrolments n where n.decree_id = $1 and n.decree_line < 3`,
      [decree.id, decree.budgetId],
    );
    expect(await reconcile(decree.id)).toEqual([
      ["in-decree-never-paid", 1, null, "not-sent"],
      ["in-decree-never-paid", 2, null, "held"],
      ["in-decree-never-paid", 3, null, "no-entitlement"],
      ["in-decree-never-paid", 4, null, "not-enrolled"],
    ]);
    // Who left for a reason that was recorded is not owed anything.
    await owner(
      "update delivery.enrolments set state = 'ended', ended_because = 'exited' where decree_id = $1",
      [decree.id],
    );
    expect(await reconcile(decree.id)).toEqual([["in-decree-never-paid", 4, null, "not-enrolled"]]);
  });

  it("find a payment that came back until it is sent again", async () => {
    const batch = await anAnsweredBatch(db(), { lines: 2 }, ["00", "15"]);
    const decreeId = await decreeOf(batch.batchId);
    expect(await reconcile(decreeId)).toEqual([["returned-not-reissued", 2, null, null]]);
    const rejected = batch.payments[1]?.id ?? "";
    await mustCall(db(), reissueHandler, reissuePayments, batch.maker, {
      batchId: batch.batchId,
      paymentIds: [rejected],
      channel: "bank-banten",
      valueOn: "2026-04-01",
      reason: "Rekening sudah diperbaiki bank",
    });
    expect(await reconcile(decreeId)).toEqual([]);
    expect(await findingsOf(db(), decreeId)).toMatchObject([{ kind: "returned-not-reissued", gone: true }]);
  });

  it("find who is paid although the decree was amended, and who stepped in without an amendment", async () => {
    const batch = await aReleasedBatch(db(), { lines: 3 });
    const decreeId = await decreeOf(batch.batchId);
    await owner(
      "update delivery.enrolments set decree_line = -1, subject_id = $2 where decree_id = $1 and decree_line = 1",
      [decreeId, newId()],
    );
    const { rows } = await owner(
      `select d.programme_code as code, d.version_id as "versionId", l.subject_id as subject from delivery.decrees d
         join delivery.decree_lines l on l.decree_id = d.id and l.line = 2 where d.id = $1`,
      [decreeId],
    );
    const { code, versionId, subject } = rows[0] as { code: string; versionId: string; subject: string };
    const amendment = await aSignedDecree(db(), {
      programme: { code, versionId },
      effect: "withdraw",
      subjects: [subject],
      startsOn: "2026-01-01",
      amendsId: decreeId,
    });
    expect(amendment.id).not.toBe(decreeId);
    expect(await reconcile(decreeId)).toEqual([
      ["in-decree-never-paid", 1, null, "not-enrolled"],
      ["paid-not-in-decree", 2, null, "withdrawn"],
      ["paid-not-in-decree", null, null, "replacement"],
    ]);
  });

  it("find another amount than the decree grants", async () => {
    const batch = await anAnsweredBatch(db(), { lines: 2 });
    const decreeId = await decreeOf(batch.batchId);
    await owner("update delivery.payments set amount_rupiah = 700000 where batch_id = $1 and line = 1", [
      batch.batchId,
    ]);
    await owner(`update delivery.payments set amount_rupiah = 650000 where batch_id = $1 and line = 2`, [
      batch.batchId,
    ]);
    await owner(
      `update delivery.entitlements t set amount_rupiah = 650000 from delivery.payments p
        where p.batch_id = $1 and p.line = 2 and t.id = p.entitlement_id`,
      [batch.batchId],
    );
    expect(await reconcile(decreeId)).toEqual([
      ["paid-other-amount", 1, null, "stage"],
      ["paid-other-amount", 2, null, "more"],
    ]);
  });

  it("find one person paid twice for one stage, in one decree or by two", async () => {
    const programme = await aProgramme(db());
    const first = await anAnsweredBatch(db(), { lines: 2, programme });
    const second = await anAnsweredBatch(db(), { lines: 2, programme });
    await owner(
      "update delivery.payments set account_number = 'U' || reference, nik = null where batch_id = any ($1)",
      [[first.batchId, second.batchId]],
    );
    const decreeId = await decreeOf(second.batchId);
    expect(await reconcile(decreeId)).toEqual([]);
    await owner(
      "update delivery.payments set nik = '3602145708549001', account_number = '77' where batch_id = $1 and line = 1",
      [first.batchId],
    );
    await owner(
      "update delivery.payments set nik = '3602145708549001', account_number = '77' where batch_id = $1 and line = 1",
      [second.batchId],
    );
    await owner("update delivery.payments set account_number = '77' where batch_id = $1 and line = 2", [
      second.batchId,
    ]);
    const found = await reconcile(decreeId);
    expect(found.map(([kind, line, , by]) => [kind, line, by])).toEqual([
      ["paid-twice", 1, "nik"],
      ["paid-twice", 2, "account"],
    ]);
  });

  it("find what a bank says about a line we never sent", async () => {
    const batch = await anAnsweredBatch(db(), { lines: 1 });
    await owner(
      `insert into delivery.return_lines (file_id, line, place_code, reference, amount_rupiah, outcome, problem)
       values ($1, 99, '3602', '99999999999999', 600000, 'unknown', 'unknown-reference')`,
      [batch.returnFileId],
    );
    expect(await reconcile(await decreeOf(batch.batchId))).toEqual([
      ["receipt-without-payment", null, null, "unknown-reference"],
    ]);
  });
});

describe("hand-overs against the decree", () => {
  const goods = (seed: DecreeSeed = {}) =>
    aProgramme(db(), { form: "goods" }).then((programme) =>
      anEntitledDecree(db(), { programme, lines: 2, ...seed }),
    );
  async function handOver(decree: { readonly id: string }, entitlementId: string): Promise<void> {
    const { lotId } = await aLot(db(), { placeCode: "36" });
    await owner(
      `with set_aside as (
         insert into delivery.goods_allocations (region_code, place_code, entitlement_id, lot_id, quantity, handed_over, state, allocated_by)
         select t.region_code, t.place_code, t.id, $2, 1, 1, 'handed-over', $3 from delivery.entitlements t where t.id = $1
         returning region_code, place_code, id)
       insert into delivery.handovers (region_code, number, place_code, allocation_id, outcome, quantity, happened_at, receiver_name, signature, recorded_by)
       select s.region_code, 'BAST-' || s.id, s.place_code, s.id, 'full', 1, '2026-03-20', 'PENERIMA', '\\x01', $3 from set_aside s`,
      [entitlementId, lotId, newId()],
    );
    expect(decree.id).not.toBe("");
  }

  it("find who never got the goods, and who got them twice or beside the decree", async () => {
    const decree = await goods();
    const [one = "", two = ""] = decree.entitlementIds;
    await handOver(decree, one);
    expect(await reconcile(decree.id)).toEqual([["in-decree-never-handed-over", 2, null, "not-sent"]]);
    await handOver(decree, two);
    expect(await reconcile(decree.id)).toEqual([]);
    await owner(
      "update delivery.enrolments e set decree_line = -1, subject_id = $2 from delivery.entitlements t where t.id = $1 and e.id = t.enrolment_id",
      [two, newId()],
    );
    expect((await reconcile(decree.id)).map(([kind, , , why]) => [kind, why])).toEqual([
      ["handed-over-not-in-decree", "replacement"],
      ["in-decree-never-handed-over", "not-enrolled"],
    ]);
  });
});

describe("the workbench after the signature", () => {
  it("tells counts, shows the payment beside the line, waits in the officer's work, and takes a reason by name", async () => {
    const batch = await anAnsweredBatch(db(), { lines: 2 }, ["00", "15"]);
    const decreeId = await decreeOf(batch.batchId);
    await runReconciliation(db(), decreeId);
    expect(
      await mustCall(db(), getReconciliationHandler, getReconciliation, officer, { decreeId }),
    ).toMatchObject({
      stage: "delivery",
      open: 1,
      kinds: [{ kind: "returned-not-reissued", stage: "delivery", open: 1, resolved: 0 }],
    });
    const mine = await mustCall(db(), getMyDecreesHandler, getMyDecrees, officer, {});
    expect(mine.toResolve.map((decree) => decree.decreeId)).toContain(decreeId);
    const list = await mustCall(db(), listFindingsHandler, listFindings, officer, {
      decreeId,
      stage: "delivery",
    });
    expect(list.findings).toMatchObject([
      {
        kind: "returned-not-reissued",
        line: { line: 2 },
        payment: { reference: batch.payments[1]?.reference, state: "rejected" },
      },
    ]);
    const findingId = list.findings[0]?.findingId ?? "";
    const resolve = (resolution: "keep" | "remove") =>
      callOperation(db(), resolveFindingHandler, resolveFinding, officer, {
        decreeId,
        findingId,
        decision: { resolution },
        reason: "Keluarga pindah bank, menunggu rekening baru",
      });
    expect(await resolve("remove")).toMatchObject({ refusal: { code: "DECREE_STATE_WRONG" } });
    expect(await resolve("keep")).toMatchObject({ ok: true, out: { open: 0 } });
    await runReconciliation(db(), decreeId);
    expect(await findingsOf(db(), decreeId)).toMatchObject([{ resolution: "keep", gone: false }]);
  });
});
