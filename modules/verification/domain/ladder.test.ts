import fc from "fast-check";
import { expect, it } from "vitest";
import {
  climb,
  decideRow,
  decideSend,
  decideWithdraw,
  isEnded,
  lanes,
  type RowPlace,
  rowActs,
  tierOf,
} from "./ladder.ts";

const lane = fc.constantFrom(...lanes);
const step = fc.record({
  act: fc.constantFrom("send", "withdraw", ...rowActs),
  tier: fc.constantFrom("village", "district", "regency", "province"),
  isProposer: fc.boolean(),
  isLate: fc.boolean(),
  reason: fc.constantFrom("", "ab", "Berita acara belum ditandatangani"),
} as const);

it("is accepted only at the top, endorsed by each tier or the next one standing in for it, and stays where it ended", () => {
  fc.assert(
    fc.property(lane, fc.array(step, { maxLength: 25 }), (of, steps) => {
      let row: RowPlace = { state: "draft", tier: "village" };
      let endorsed: string[] = [];
      for (const { act, ...by } of steps) {
        const before = row;
        const made =
          act === "send"
            ? decideSend(row, of)
            : act === "withdraw"
              ? decideWithdraw(row)
              : decideRow(row, of, act, by);
        if (!made.ok) continue;
        expect(isEnded(before)).toBe(false);
        row = made.next;
        if (act === "send") endorsed = [];
        if (act === "endorse") {
          endorsed.push(by.tier);
          expect(by.isProposer).toBe(false);
        }
        if (act === "return" || act === "refuse") expect(by.reason.length).toBeGreaterThanOrEqual(3);
        if (row.state === "returned" || row.state === "draft") expect(row.tier).toBe("village");
        if (row.state === "waiting") expect(climb[of]).toContain(row.tier);
        if (row.state === "accepted") {
          expect(row.tier).toBe("province");
          expect(endorsed.at(-1)).toBe("province");
          expect(endorsed.every((tier) => climb[of].includes(tier as "district"))).toBe(true);
        }
      }
    }),
  );
});

it.each([
  [
    "the kecamatan before the village sent it",
    { state: "draft", tier: "village" },
    "district",
    {},
    "ROW_NOT_WAITING",
  ],
  [
    "the province over the head of the kabupaten",
    { state: "waiting", tier: "district" },
    "province",
    { isLate: true },
    "NOT_YOUR_TIER",
  ],
  [
    "the kabupaten in the kecamatan's time",
    { state: "waiting", tier: "district" },
    "regency",
    {},
    "NOT_YOUR_TIER",
  ],
  [
    "the proposer",
    { state: "waiting", tier: "district" },
    "district",
    { isProposer: true },
    "PROPOSED_BY_YOURSELF",
  ],
] as const)("does not let %s endorse", (_who, row, tier, more, code) => {
  const by = { tier, isProposer: false, isLate: false, reason: "", ...more };
  expect(decideRow(row, "formal", "endorse", by)).toEqual({ ok: false, code });
});

it("lets the kabupaten stand in once the kecamatan's day has passed, and a kecamatan return but not refuse", () => {
  const row = { state: "waiting", tier: "district" } as const;
  const by = { tier: "regency", isProposer: false, isLate: true, reason: "" } as const;
  expect(decideRow(row, "formal", "endorse", by)).toEqual({
    ok: true,
    next: { state: "waiting", tier: "province" },
  });
  const own = { ...by, tier: "district", reason: "Alamat tidak jelas" } as const;
  expect(decideRow(row, "formal", "refuse", own)).toEqual({ ok: false, code: "TIER_MAY_NOT_REFUSE" });
  expect(decideRow(row, "formal", "return", own)).toEqual({
    ok: true,
    next: { state: "returned", tier: "village" },
  });
});

it("knows a tier by the length of the area", () => {
  expect(["36", "3602", "360214", "3602142001"].map(tierOf)).toEqual([
    "province",
    "regency",
    "district",
    "village",
  ]);
});
