import { expect, test } from "vitest";
import { newTotpSecret, totpCode, totpStep, totpUri } from "./totp.ts";

const at = new Date("2026-11-21T10:00:10Z");
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

test("RFC 6238 appendix B, SHA-1: 94287082 at 59 s", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(totpCode(secret, new Date(59_000))).toBe("287082");
});

test("a code works in its step and one either side, once", () => {
  const secret = newTotpSecret();
  const code = totpCode(secret, at);
  const step = totpStep(secret, code, at, null);
  expect(step).toBe(Math.floor(at.getTime() / 30_000));
  expect(totpStep(secret, code, later(30), null)).toBe(step);
  expect(totpStep(secret, code, later(-30), null)).toBe(step);
  expect(totpStep(secret, code, later(90), null)).toBeUndefined();
  expect(totpStep(secret, code, at, step ?? 0)).toBeUndefined();
});

test("what is no code is none", () => {
  expect(totpStep(newTotpSecret(), "12345a", at, null)).toBeUndefined();
  expect(totpStep(newTotpSecret(), "", at, null)).toBeUndefined();
});

test("the QR address names office and user", () => {
  expect(totpUri("bendahara", "ABC")).toMatch(/^otpauth:\/\/totp\/Sinergi:bendahara\?.*secret=ABC/);
});
