/** Letters and digits that are not mistaken for one another on a small screen (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten characters from ten random bytes: 50 bits for a code that lives ten minutes and works once. */
export const codeText = (random: Uint8Array): string =>
  [...random.subarray(0, 10)].map((byte) => alphabet.charAt(byte & 31)).join("");

/** What a person typed, as the code was made: without the dash, I and L as 1, O as 0. */
export const readCode = (typed: string): string =>
  typed.toUpperCase().replaceAll("-", "").replaceAll(/[IL]/g, "1").replaceAll("O", "0");
