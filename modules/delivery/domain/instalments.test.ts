import fc from "fast-check";
import { expect, it } from "vitest";
import { planInstalments, shareRupiah } from "./instalments.ts";

const stage = (code: string, dueMonth: number, amountRupiah: number | null, requires: string[] = []) => ({
  code,
  dueMonth,
  amountRupiah,
  requires,
});
const year = { period: "2026", startsOn: "2026-01-01", endsOn: "2026-12-31" };

it("pays Jamsosratu in two stages, 1,000,000 and then 750,000", () => {
  const plan = planInstalments(
    { months: 12, stages: [stage("tahap-1", 4, 1_000_000), stage("tahap-2", 10, 750_000, ["sekolah"])] },
    year,
  );
  expect(plan.map(({ period, dueOn }) => [period, dueOn])).toEqual([
    ["2026", "2026-04-01"],
    ["2026", "2026-10-01"],
  ]);
  expect(plan.map((one) => shareRupiah(1_750_000n, one, 1_750_000n))).toEqual([1_000_000n, 750_000n]);
});

it("cuts a year into its cycles and numbers them", () => {
  const plan = planInstalments({ months: 3, stages: [stage("salur", 2, null)] }, year);
  expect(plan.map(({ period, dueOn }) => `${period} ${dueOn}`)).toEqual([
    "2026-1 2026-02-01",
    "2026-2 2026-05-01",
    "2026-3 2026-08-01",
    "2026-4 2026-11-01",
  ]);
});

it("keeps the name of a single cycle and stays within the decree's days", () => {
  const plan = planInstalments(
    { months: 4, stages: [stage("salur", 1, null)] },
    { period: "2022-3", startsOn: "2022-09-07", endsOn: "2022-12-31" },
  );
  expect(plan).toMatchObject([{ period: "2022-3", dueOn: "2022-09-07" }]);
});

it("loses and makes no rupiah, whatever the total", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.array(fc.option(fc.integer({ min: 0, max: 9_000_000 })), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      (total, amounts, months) => {
        const stages = amounts.map((amount, index) => stage(`s${index}`, 1, amount));
        const plan = planInstalments({ months, stages }, year);
        const weights = plan.at(-1)?.weightUpto ?? 1n;
        const sum = plan.reduce((so, one) => so + shareRupiah(total, one, weights), 0n);
        expect(sum).toBe(total);
      },
    ),
  );
});
