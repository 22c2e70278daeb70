import { expect, it } from "vitest";
import { readCommitmentRows } from "./commitment-rows.ts";

it("reads rows copied from a sheet, with a head, quotes and empty lines", () => {
  const text = [
    "NIK\tHadir\tAlasan",
    "3602145507909001\tya",
    "'3602145507909002;tidak;Tidak hadir tiga kali;tanpa kabar",
    "",
    "3602145507909003\tV\t",
  ].join("\r\n");
  expect(readCommitmentRows(text)).toEqual({
    marks: [
      { line: 2, number: "3602145507909001", kept: true, reason: "" },
      { line: 3, number: "3602145507909002", kept: false, reason: "Tidak hadir tiga kali tanpa kabar" },
      { line: 5, number: "3602145507909003", kept: true, reason: "" },
    ],
    problems: [],
  });
});

it("names what a row lacks instead of guessing", () => {
  expect(
    readCommitmentRows(
      "36021455\tya\n3602145507909001\tmungkin\n3602145507909002\ttidak\tsakit\nbukan nomor\tya",
    ),
  ).toEqual({
    marks: [],
    problems: [
      { line: 1, problem: "number" },
      { line: 2, problem: "mark" },
      { line: 3, problem: "reason" },
      { line: 4, problem: "number" },
    ],
  });
});
