import { describe, expect, it } from "vitest";
import {
  mapHeaders,
  type ProposalField,
  readCivilDate,
  readProposalRow,
  readRupiah,
} from "./proposal-row.ts";

const read = (cells: Partial<Record<ProposalField, string>>, numbers: readonly ProposalField[] = []) =>
  readProposalRow((field) => ({ text: cells[field] ?? "", isNumber: numbers.includes(field) }));

const whole = { name: " SARMANAH  BINTI MISJA ", nik: "3602145708549001", kk: "3602140101209001" };

describe("a row of a list", () => {
  it("is read with blanks folded, address joined and money exact", () => {
    expect(
      read({
        ...whole,
        address: "KP PASIR",
        rt: "01",
        rw: "02",
        amount: "Rp150.000",
        times: "4",
        total: "600000,00",
        account: "0011-2233",
      }),
    ).toMatchObject({
      ok: true,
      row: {
        name: "SARMANAH BINTI MISJA",
        address: "KP PASIR RT 01 RW 02",
        amountRupiah: 150_000n,
        times: 4,
        totalRupiah: 600_000n,
        accountNumber: "00112233",
      },
    });
  });

  it.each([
    ["no name", { ...whole, name: "-" }, [], "name", "name-missing"],
    ["a NIK in a number cell", whole, ["nik"], "nik", "number-lost-digits"],
    ["a NIK of 15 digits", { ...whole, nik: "360214570854900" }, [], "nik", "nik-wrong"],
    ["a KK with letters", { ...whole, kk: "36021401012O9001" }, [], "kk", "kk-wrong"],
    ["nothing that tells who it is", { name: "RATU" }, [], "nik", "identity-missing"],
    ["a date of no calendar", { ...whole, bornOn: "31/02/1980" }, [], "bornOn", "date-wrong"],
    ["words for an amount", { ...whole, amount: "seratus ribu" }, [], "amount", "amount-wrong"],
    ["an amount beyond every budget", { ...whole, total: "9".repeat(20) }, [], "total", "amount-wrong"],
    ["half a month", { ...whole, times: "1.5" }, [], "times", "times-wrong"],
  ] as const)("is refused for %s, with the field", (_what, cells, numbers, field, rule) => {
    expect(read(cells, numbers)).toEqual({ ok: false, field, rule });
  });
});

it("maps headers by letters and digits alone, first come", () => {
  const columns = [
    { field: "kk" as const, headers: ["no kk", "nomor kk"] },
    { field: "name" as const, headers: ["nama"] },
  ];
  expect([...mapHeaders(["No. KK", "NOMOR_KK", " Nama "], columns)]).toEqual([
    ["kk", 0],
    ["name", 2],
  ]);
});

it("reads dates as offices write them and guesses no century", () => {
  expect(["1980-08-17", "17-8-1980", "17/08/1980"].map(readCivilDate)).toEqual(Array(3).fill("1980-08-17"));
  expect(["17-08-80", "2026-13-01", "besok"].map(readCivilDate)).toEqual([null, null, null]);
});

it("reads rupiah exactly", () => {
  expect(["1.750.000", "Rp 1.750.000,00", "1750000"].map(readRupiah)).toEqual(Array(3).fill(1_750_000n));
});
