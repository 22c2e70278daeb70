import { selfCase } from "./testkit/self-case.ts";
import { newTotpSecret, totpCode } from "./totp.ts";

const totpSecret = newTotpSecret();

export const matrixCase = selfCase(() => ({ code: totpCode(totpSecret, new Date()) }), { totpSecret });
