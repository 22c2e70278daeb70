import { expect, it } from "vitest";
import { dueAfterThreeDays, hoursLeft } from "./three-days.ts";

const found = new Date("2026-11-20T16:30:00+07:00");

it("runs three times twenty-four hours, over a weekend too", () => {
  expect(dueAfterThreeDays(found)).toEqual(new Date("2026-11-23T16:30:00+07:00"));
});

it.each([
  ["2026-11-20T16:30:00+07:00", 72],
  ["2026-11-23T15:31:00+07:00", 0],
  ["2026-11-23T16:30:00+07:00", 0],
  ["2026-11-23T16:30:01+07:00", -1],
  ["2026-11-24T17:00:00+07:00", -25],
])("at %s leaves %i hours", (now, hours) => {
  expect(hoursLeft(dueAfterThreeDays(found), new Date(now))).toBe(hours);
});
