import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash.ts";

test("a hash verifies its password only, and two hashes of one password differ", async () => {
  const [first, second] = await Promise.all([
    hashPassword("kuda lumping merah"),
    hashPassword("kuda lumping merah"),
  ]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword("kuda lumping merah", first)).toBe(true);
  expect(await verifyPassword("kuda lumping biru", first)).toBe(false);
});

test("the reference vector of another implementation verifies", async () => {
  // argon2 CLI of the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24
  const vector = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await verifyPassword("password", vector)).toBe(true);
});

test("no account is false, a damaged hash throws", async () => {
  expect(await verifyPassword("", null)).toBe(false);
  await expect(verifyPassword("x", "plain")).rejects.toThrow(/PHC/);
});
