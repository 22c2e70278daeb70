import { expect, it } from "vitest";
import { deadlinesOf, periodFor } from "./calendar.ts";

it("gives the days of a period", () => {
  expect(deadlinesOf("2026-11")).toEqual({
    sendUptoOn: "2026-11-11",
    backingUptoOn: "2026-11-14",
    tiers: { district: "2026-11-14", regency: "2026-11-16", province: "2026-11-17" },
  });
});

it.each([
  ["2026-11-11", "2026-11"],
  ["2026-11-12", "2026-12"],
  ["2026-12-20", "2027-01"],
] as const)("counts what is sent on %s to %s", (today, period) => {
  expect(periodFor(today)).toBe(period);
});
