import { selfCase } from "./testkit/self-case.ts";
import { newTotpSecret, totpCode } from "./totp.ts";

export const matrixCase = selfCase(async (database, user) => {
  const secret = newTotpSecret();
  await database.owner.query(
    "insert into second_factors (user_id, pending_secret, pending_until) values ($1, $2, now() + interval '15 minutes')",
    [user.userId, secret],
  );
  return { code: totpCode(secret, new Date()) };
});
