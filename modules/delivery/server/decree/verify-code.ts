import { randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so that nobody misreads a code from paper. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 80 random bits as 16 letters: guessing one of a thousand decrees at 1,000 tries a minute takes 10^12 years. */
export function newVerifyCode(random: (bytes: number) => Buffer = randomBytes): string {
  return Array.from(random(16), (byte) => letters[byte % 32]).join("");
}
