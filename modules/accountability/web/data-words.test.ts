import { expect, test } from "vitest";
import { valueWords } from "./data-words.ts";

test.each<[unknown, string]>([
  [null, "–"],
  [[], "–"],
  [["tksk", "pendamping"], "tksk, pendamping"],
  ["wrong-password", "kata sandi salah"],
  [3, "3"],
  [{ roles: ["tksk"], areaCode: "3602", bidang: null }, "peran tksk; wilayah 3602; bidang –"],
])("%j", (value, words) => {
  expect(valueWords(value)).toBe(words);
});
