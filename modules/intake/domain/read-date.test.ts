import { describe, expect, it } from "vitest";
import { readDate } from "./read-date.ts";

describe("readDate", () => {
  it.each([
    ["1980-08-17", "1980-08-17"],
    ["17-08-1980", "1980-08-17"],
    ["17/8/1980", "1980-08-17"],
    ["1980/8/17", "1980-08-17"],
    ["17.08.1980", "1980-08-17"],
    ["17 Agustus 1980", "1980-08-17"],
    ["17-AGS-1980", "1980-08-17"],
    ["5 Pebruari 1980", "1980-02-05"],
    ["19800817", "1980-08-17"],
    ["1980-08-17T00:00:00", "1980-08-17"],
    ["29-02-2000", "2000-02-29"],
    ["05-04-1980", "1980-04-05"],
  ])("reads %s day before month", (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, date });
  });

  it.each([
    ["31/02/1980", "impossible"],
    ["29-02-1900", "impossible"],
    ["17-13-1980", "impossible"],
    ["17-08-80", "two-digit-year"],
    ["17 Agustus 80", "two-digit-year"],
    ["LUPA", "unreadable"],
    ["TAHUN 1980", "unreadable"],
    ["1980", "unreadable"],
    ["17 Foo 1980", "unreadable"],
  ])("says why %s is no date", (text, fault) => {
    expect(readDate(text)).toEqual({ ok: false, fault });
  });
});
