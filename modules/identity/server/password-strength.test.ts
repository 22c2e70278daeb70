import { expect, test } from "vitest";
import { passwordWeakness } from "./password-strength.ts";

const owner = { username: "siti.rohayati", displayName: "Siti Rohayati", nip: "198501012010012001" };

test.each([
  ["pendek1", "too-short"],
  ["x".repeat(129), "too-long"],
  ["siti.rohayati-2026", "holds-own-name"],
  ["198501012010012001", "holds-own-name"],
  ["password12345", "too-easy"],
  ["qwertyuiop123", "too-easy"],
  ["indonesiaraya", "too-easy"],
  ["selamatpagi123", "too-easy"],
  ["terimakasih12", "too-easy"],
  ["dinsosbanten", "too-easy"],
  ["rohayati1985", "too-easy"],
])("%s is %s", async (password, fault) => {
  expect(await passwordWeakness(password, owner, "id")).toMatchObject({ fault });
});

test.each(["perahu kertas bocor tiga", "Gx7-pqLm-22vz", "kelapa!Ungu9sumur"])(
  "%s may be used",
  async (password) => {
    expect(await passwordWeakness(password, owner, "id")).toBeNull();
  },
);

test("advice comes in the caller's language", async () => {
  const [indonesian, english] = await Promise.all([
    passwordWeakness("qwertyuiop123", owner, "id"),
    passwordWeakness("qwertyuiop123", owner, "en"),
  ]);
  expect(indonesian?.warning).toBeTruthy();
  expect(english?.warning).toBeTruthy();
  expect(indonesian?.warning).not.toBe(english?.warning);
});
