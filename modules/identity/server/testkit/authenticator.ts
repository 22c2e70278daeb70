/** The person's phone, for tests that sign in with a second factor. */
export { newTotpSecret, totpCode } from "../totp.ts";
