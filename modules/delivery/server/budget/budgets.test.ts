import { expect, it } from "vitest";
import { inScope } from "#platform/db/tx.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { changeBudget } from "../../contract/change-budget.ts";
import { createBudget } from "../../contract/create-budget.ts";
import { exportBudgets } from "../../contract/export-budgets.ts";
import { getBudget } from "../../contract/get-budget.ts";
import { listBudgets } from "../../contract/list-budgets.ts";
import { handler as change } from "./change-budget.ts";
import { handler as create } from "./create-budget.ts";
import { handler as download } from "./export-budgets.ts";
import { handler as get } from "./get-budget.ts";
import { handler as list } from "./list-budgets.ts";
import { moveBudget } from "./move-budget.ts";

const db = useDatabase();
const treasurer = anActor({ permissions: ["delivery.budget.read", "delivery.budget.change"] });
const line = {
  year: 2026,
  activityCode: "1.06.05.1.02.0001",
  accountCode: "5.1.06.02.01.0001",
  title: "Jamsosratu",
  ceilingRupiah: "87500000000",
};

it("opens a line once, shows its figures, and lowers it no further than what is used", async () => {
  const { budgetId } = await mustCall(db(), create, createBudget, treasurer, line);
  expect(await callOperation(db(), create, createBudget, treasurer, line)).toMatchObject({
    refusal: { code: "BUDGET_EXISTS" },
  });
  const scope = {
    actorId: treasurer.userId,
    areaCode: "36",
    bidang: null,
    compartments: [],
    permissions: [],
  };
  await inScope(db().app, scope, "read write", (tx) =>
    moveBudget(tx, {
      budgetId,
      kind: "reserve",
      amountRupiah: 50_000_000_000n,
      reference: { kind: "decree", id: budgetId },
    }),
  );
  const lower = {
    budgetId,
    baseRevision: 1,
    title: "Jamsosratu",
    ceilingRupiah: "49999999999",
    reason: "Perubahan APBD 2026",
  };
  expect(await callOperation(db(), change, changeBudget, treasurer, lower)).toMatchObject({
    refusal: { code: "CEILING_BELOW_USE", details: { usedRupiah: "50000000000" } },
  });
  await mustCall(db(), change, changeBudget, treasurer, { ...lower, ceilingRupiah: "50000000000" });
  const page = await mustCall(db(), get, getBudget, treasurer, { budgetId });
  expect(page.recounted).toBe(true);
  expect(page.budget).toMatchObject({ ceilingRupiah: "50000000000", roomRupiah: "0", revision: 2 });
  expect(page.moves.map(({ kind, amountRupiah }) => [kind, amountRupiah])).toEqual([
    ["ceiling", "-37500000000"],
    ["reserve", "50000000000"],
    ["ceiling", "87500000000"],
  ]);
  const { budgets, total } = await mustCall(db(), list, listBudgets, treasurer, { year: 2026 });
  expect(budgets).toHaveLength(1);
  expect(total.reservedRupiah).toBe("50000000000");
});

it("tells when somebody changed a figure past the moves", async () => {
  const { budgetId } = await mustCall(db(), create, createBudget, treasurer, {
    ...line,
    accountCode: "5.1.06.09",
  });
  await db().owner.query("update delivery.budgets set paid_rupiah = 1 where id = $1", [budgetId]);
  expect((await mustCall(db(), get, getBudget, treasurer, { budgetId })).recounted).toBe(false);
});

it("exports a year as a sheet", async () => {
  let text = "";
  await mustCall(
    db(),
    download,
    exportBudgets,
    treasurer,
    { year: 2026 },
    {
      deliver: async ({ stream }) => {
        for await (const chunk of stream) text += String(chunk);
      },
    },
  );
  expect(text).toContain("Kode subkegiatan");
  expect(text).toContain("1.06.05.1.02.0001");
});

it("refuses an amount beyond what rupiah can be here", async () => {
  for (const ceilingRupiah of ["9223372036854775808", "-1", "1.5", "seribu", ""])
    expect(
      await callOperation(db(), create, createBudget, treasurer, {
        ...line,
        accountCode: "5.2",
        ceilingRupiah,
      }),
    ).toMatchObject({ status: 400 });
});
