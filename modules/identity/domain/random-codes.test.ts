import fc from "fast-check";
import { expect, test } from "vitest";
import { backupCode, readBackupCode, temporaryPassword } from "./random-codes.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test("a backup code is read back however it is typed", () => {
  fc.assert(
    fc.property(bytes(12), (random) => {
      const code = backupCode(random);
      expect(readBackupCode(code)).toBe(code);
      expect(readBackupCode(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(code);
      expect(readBackupCode(code.replaceAll("0", "O").replaceAll("1", "l"))).toBe(code);
    }),
  );
});

test.each(["123456", "", "ABCD-EFGH", "UUUU-UUUU-UUUU"])("%s is no backup code", (typed) => {
  expect(readBackupCode(typed)).toBeUndefined();
});

test("a temporary password has 80 bits in four groups", () => {
  expect(temporaryPassword(new Uint8Array(16).fill(33))).toBe("1111-1111-1111-1111");
});
