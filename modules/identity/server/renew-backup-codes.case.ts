import { selfCase } from "./testkit/self-case.ts";
import { newTotpSecret } from "./totp.ts";

export const matrixCase = selfCase(() => ({}), { totpSecret: newTotpSecret() });
