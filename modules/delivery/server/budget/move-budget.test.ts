import fc from "fast-check";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/tx.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { type BudgetMoveKind, budgetEffects, moveBudget } from "./move-budget.ts";

const db = useDatabase();
const kinds = Object.keys(budgetEffects) as BudgetMoveKind[];
const scope = { actorId: null, areaCode: "36", bidang: null, compartments: [], permissions: [] };
const reference = { kind: "test", id: "00000000-0000-7000-8000-000000000001" };

async function aBudget(ceiling: bigint): Promise<string> {
  const { rows } = await db().owner.query<{ id: string }>(
    `insert into delivery.budgets (year, activity_code, account_code, title, ceiling_rupiah)
     values (2026, '1.06.05.' || gen_random_uuid(), '5.1.06', 'Uji', $1) returning id`,
    [ceiling],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("no budget");
  return id;
}

const move = (budgetId: string, kind: BudgetMoveKind, amountRupiah: bigint) =>
  inScope(db().app, scope, "read write", (tx) => moveBudget(tx, { budgetId, kind, amountRupiah, reference }));

async function expectWhole(budgetId: string): Promise<void> {
  const { rows } = await db().owner.query<Record<string, bigint>>(
    `select b.ceiling_rupiah as ceiling, b.reserved_rupiah as reserved, b.committed_rupiah as committed, b.paid_rupiah as paid,
            b.returned_rupiah as returned from delivery.budgets b where b.id = $1`,
    [budgetId],
  );
  const moved = await db().owner.query<{ kind: BudgetMoveKind; sum: string }>(
    "select m.kind, sum(m.amount_rupiah) as sum from delivery.budget_moves m where m.budget_id = $1 group by m.kind",
    [budgetId],
  );
  const sums = [0n, 0n, 0n, 0n];
  for (const { kind, sum } of moved.rows)
    for (const [index, factor] of budgetEffects[kind].entries())
      sums[index] = (sums[index] ?? 0n) + BigInt(factor) * BigInt(sum);
  const { ceiling = 0n, reserved = 0n, committed = 0n, paid = 0n, returned = 0n } = rows[0] ?? {};
  expect([reserved, committed, paid, returned]).toEqual(sums);
  expect(reserved + committed + paid - returned).toBeLessThanOrEqual(ceiling);
}

it("keeps the ceiling and every sum under moves of many connections at once", async () => {
  const step = fc.record({
    kind: fc.constantFrom(...kinds, "reserve" as const, "commit" as const),
    amount: fc.bigInt({ min: 0n, max: 700n }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt({ min: 0n, max: 3000n }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 6, maxLength: 12 }),
      async (ceiling, officers) => {
        const budgetId = await aBudget(ceiling);
        // Each officer acts one move after another; all officers act at once, each on a connection of its own.
        await Promise.all(
          officers.map(async (steps) => {
            for (const { kind, amount } of steps) await move(budgetId, kind, amount);
          }),
        );
        await expectWhole(budgetId);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

it("lets exactly one of two reservations at the same instant through when only one fits", async () => {
  for (let round = 0; round < 20; round += 1) {
    const budgetId = await aBudget(1000n);
    const results = await Promise.all([move(budgetId, "reserve", 600n), move(budgetId, "reserve", 600n)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      code: "CEILING_EXCEEDED",
      figures: { ceilingRupiah: 1000n, reservedRupiah: 600n },
    });
  }
});

it("says which figure is short and leaves the caller's transaction alive", async () => {
  const budgetId = await aBudget(1000n);
  await inScope(db().app, scope, "read write", async (tx) => {
    const act = (kind: BudgetMoveKind, amountRupiah: bigint) =>
      moveBudget(tx, { budgetId, kind, amountRupiah, reference });
    expect(await act("commit", 1n)).toMatchObject({ ok: false, code: "INSUFFICIENT" });
    expect(await act("reserve", 1000n)).toMatchObject({ ok: true });
    expect(await act("reserve", 2n ** 62n)).toMatchObject({ ok: false, code: "CEILING_EXCEEDED" });
    expect(await act("commit", 900n)).toMatchObject({ ok: true });
    expect(await act("pay", 901n)).toMatchObject({ ok: false, code: "INSUFFICIENT" });
    expect(await act("pay", 900n)).toMatchObject({ ok: true });
    expect(await act("return", 901n)).toMatchObject({ ok: false, code: "INSUFFICIENT" });
    expect(await act("return", 100n)).toMatchObject({
      ok: true,
      figures: { reservedRupiah: 100n, committedRupiah: 0n, paidRupiah: 900n, returnedRupiah: 100n },
    });
  });
  await expectWhole(budgetId);
});

it("refuses a line that does not exist", async () => {
  expect(await move("00000000-0000-7000-8000-00000000dead", "reserve", 1n)).toEqual({
    ok: false,
    code: "BUDGET_NOT_FOUND",
  });
});
