import { expect, it } from "vitest";
import { nameKey } from "./name-key.ts";

it.each([
  ["H. TB. ACHMAD SOEPARMAN, S.Pd", "ahmad suparman"],
  ["Ahmad Suparman", "ahmad suparman"],
  ["MOCHAMMAD YUSUF", "muhamad yusup"],
  ["M. Yusup", "muhamad yusup"],
  ["Tjetjep Djunaedi", "cecep junaedi"],
  ["Muh Zainal Arifin bin Sapri", "muhamad jaenal aripin sapri"],
  ["Ma'ruf Amin", "marup amin"],
  ["Rt. Atut", "atut"],
  ["RATU", "ratu"],
  ["M", "m"],
  ["  SITI   NUR-AINI ", "siti nur aeni"],
  ["???", ""],
  ["", ""],
])("%s → %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});
