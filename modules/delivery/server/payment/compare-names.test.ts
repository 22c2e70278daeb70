import { expect, it } from "vitest";
import { namesAgree } from "./compare-names.ts";

it.each([
  ["Hj. SITI AMINAH, S.Pd", "SITI AMINAH"],
  ["MUHAMMAD RIFAI", "MUH. RIFAI"],
  ["MUHAMMAD RIFAI", "M RIFAI"],
  ["MOH. HASAN BASRI", "MUHAMAD HASANBASRI"],
  ["NURHAYATI BINTI SARIP", "NUR HAYATI BT SARIP"],
  ["TB. ACHMAD SOEPARMAN", "AHMAD SUPARMAN"],
  ["SITI ROHMATULLAH KHASANAH", "SITI ROHMATULLAH KHA"],
  ["ROHAYATI SARMANAH", "ROHAYATI SARMANA"],
])("takes «%s» and «%s» for one person", (recipient, atBank) => {
  expect(namesAgree(recipient, atBank)).toBe(true);
});

it.each([
  ["SITI AMINAH", "SITI MARYAM"],
  ["AHMAD", "MUHAMAD"],
  ["UDIN", "UDAN"],
  ["SARIP", ""],
  ["SITI", "SITI ROHMATULLAH KHASANAH"],
])("holds «%s» and «%s» for a person's decision", (recipient, atBank) => {
  expect(namesAgree(recipient, atBank)).toBe(false);
});
