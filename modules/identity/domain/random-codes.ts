/** Crockford's 32 signs: no I, L, O, U, so that a code read from paper is typed right. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Groups of four signs, 20 bits each; `random` needs four bytes per group. */
function groups(random: Uint8Array, count: number): string {
  const letters = Array.from(random.subarray(0, count * 4), (byte) => signs.charAt(byte & 31));
  return Array.from({ length: count }, (_, index) => letters.slice(index * 4, index * 4 + 4).join("")).join(
    "-",
  );
}

/** A backup code: 60 random bits as XXXX-XXXX-XXXX. Needs 12 random bytes. */
export const backupCode = (random: Uint8Array): string => groups(random, 3);

/** A password an administrator reads out once: 80 random bits as four groups. Needs 16 random bytes. */
export const temporaryPassword = (random: Uint8Array): string => groups(random, 4);

/** What was typed as a backup code in its one form: O for 0 and I or L for 1 are forgiven. Undefined where it is none. */
export function readBackupCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain) ? (plain.match(/.{4}/g) ?? []).join("-") : undefined;
}
