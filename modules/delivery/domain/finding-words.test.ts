import { expect, it } from "vitest";
import { deliveryKinds, findingKinds, wholeDecreeKinds } from "../contract/finding-kinds.ts";
import { findingDetail } from "./finding-detail.ts";
import { findingKind, findingKindList } from "./finding-words.ts";

it("has words for every kind the rules can find, in their order, and no others", () => {
  expect(findingKindList.map((kind) => kind.code)).toEqual([...findingKinds]);
  const of = (test: (kind: (typeof findingKindList)[number]) => boolean) =>
    findingKindList.filter(test).map((kind) => kind.code);
  expect(of((kind) => kind.stage === "delivery")).toEqual([...deliveryKinds]);
  expect(of((kind) => kind.about === "whole").toSorted()).toEqual([...wholeDecreeKinds].toSorted());
});

it("says what is wrong and what mends it, in both languages", () => {
  for (const code of findingKinds) {
    const { title, sentence, remedy } = findingKind(code);
    for (const words of [title, sentence, remedy])
      for (const text of [words.id, words.en]) expect(text.length).toBeGreaterThan(3);
    for (const words of [sentence, remedy]) expect(words.id).toMatch(/^\p{Lu}.*\.$/u);
  }
});

it("fills a sentence with the finding's figures, drops what is not there, and says nothing half", () => {
  const details = { dueRupiah: "600000", why: "held", reason: "commitment:sekolah", dueOn: "2026-03-15" };
  expect(findingDetail("in-decree-never-paid", details, "id")).toBe(
    "Hak Rp600.000 jatuh tempo 15-03-2026: haknya ditahan – komitmen belum tercatat dipenuhi (sekolah).",
  );
  expect(findingDetail("in-decree-never-paid", { dueRupiah: "600000", why: "not-enrolled" }, "en")).toBe(
    "Rp600.000 due: not enrolled.",
  );
  expect(findingDetail("in-decree-never-paid", { why: "held" }, "id")).toBeNull();
  expect(findingDetail("duplicate-nik", {}, "id")).toBeNull();
});
