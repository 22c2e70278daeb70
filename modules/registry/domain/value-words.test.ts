import { expect, test } from "vitest";
import { valueWords } from "./value-words.ts";

const labels: Readonly<Record<string, string>> = {
  "regsosek-409 3": "Anak",
  "regsosek-303 8": "Tanah",
  "disability-kinds 1": "fisik",
  "disability-kinds 4": "mental",
};
const labelOf = (list: string, code: number) => labels[`${list} ${code}`];

test.each([
  ["relation", "3", "Anak"],
  ["relation", "77", "77"],
  ["floor_material", "8", "Tanah"],
  ["disability_kinds", "5", "fisik, mental"],
  ["disability_kinds", "0", "tidak ada"],
  ["sex", "P", "Perempuan"],
  ["life_status", "dead", "Meninggal"],
  ["extreme_poor", "true", "Ya"],
  ["decile", "3", "3"],
  ["name", "3", "3"],
  ["born_on", "1954-08-17", "1954-08-17"],
])("%s %s reads %s", (column, value, words) => {
  expect(valueWords(column, value, "id", labelOf)).toBe(words);
});
