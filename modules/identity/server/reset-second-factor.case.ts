import { managedCase } from "./testkit/managed-case.ts";
import { newTotpSecret } from "./totp.ts";

export const matrixCase = managedCase(({ userId }) => ({ userId }), { totpSecret: newTotpSecret() });
