import { expect, it } from "vitest";
import { paymentsOf } from "./payments.ts";

const cycle = (...amounts: Array<number | null>) => ({
  components: [],
  cycle: {
    months: 12,
    stages: amounts.map((amountRupiah, index) => ({
      code: `tahap-${index + 1}`,
      label: { id: "Tahap", en: "Stage" },
      dueMonth: index + 1,
      amountRupiah,
      requires: [],
    })),
  },
});

it.each([
  ["four equal payments", [150_000, 150_000, 150_000, 150_000], { times: 4, amountRupiah: 150_000n }],
  ["two unequal ones as one sum", [1_000_000, 750_000], { times: 1, amountRupiah: 1_750_000n }],
  ["a fitting without money before the goods", [0, 2_500_000], { times: 1, amountRupiah: 2_500_000n }],
  ["amounts that only an assessment knows", [null, null, null, null], { times: 4, amountRupiah: 0n }],
])("reads %s", (_what, amounts, expected) => {
  expect(paymentsOf(cycle(...amounts))).toEqual(expected);
});
