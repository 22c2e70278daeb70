import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { signIn } from "../contract/sign-in.ts";
import { noAccount, unsafeFindAccount, userSubject } from "./account.ts";
import { reserveAttempt, returnAttempt, signInKeys } from "./attempts.ts";
import { verifyPassword } from "./password-hash.ts";
import { useSecondFactor } from "./second-factor.ts";
import { startSession } from "./sessions.ts";

export const handler = command(signIn, async (tx, input, context) => {
  const account = await unsafeFindAccount(tx, input.username);
  const keys = await signInKeys(tx, account, input.username, context.ip);
  const subject = account ? userSubject(account) : noAccount;
  const failed = (
    reason: Parameters<(typeof identityEvents)["identity.sign-in-failed.v1"]>[1]["reason"],
  ) => ({
    audit: [
      identityEvents["identity.sign-in-failed.v1"](subject, {
        reason,
        method: "password",
        accountKey: account ? null : keys.account,
      }),
    ],
  });

  const waitSeconds = await reserveAttempt(context, keys);
  if (waitSeconds > 0) {
    return refuse("TOO_MANY_ATTEMPTS", { details: { retryAfterSeconds: waitSeconds }, ...failed("locked") });
  }
  const matches = await verifyPassword(input.password, account?.passwordHash ?? null);
  if (!account) return refuse("CREDENTIALS_WRONG", failed("unknown-account"));
  if (account.passwordHash === null) return refuse("CREDENTIALS_WRONG", failed("no-password"));
  if (!matches) return refuse("CREDENTIALS_WRONG", failed("wrong-password"));
  if (account.status === "disabled") return refuse("CREDENTIALS_WRONG", failed("disabled"));
  if (account.temporaryUntil !== null && account.temporaryUntil <= context.now) {
    return refuse("CREDENTIALS_WRONG", failed("temporary-password-expired"));
  }

  let factor: "none" | "totp" | "backup-code" = "none";
  if (account.totpSecret !== null) {
    if (input.code === undefined) {
      // The password was right, so this is no guess; a guess at the code below counts.
      await returnAttempt(context, keys, "this");
      return refuse("SECOND_FACTOR_NEEDED", failed("second-factor-missing"));
    }
    const used = await useSecondFactor(
      tx,
      { ...account, totpSecret: account.totpSecret },
      input.code,
      context.now,
    );
    if (used === null) return refuse("SECOND_FACTOR_WRONG", failed("second-factor-wrong"));
    factor = used;
  }
  await returnAttempt(context, keys, "all");
  await startSession(tx, context, {
    userId: account.userId,
    method: "password",
    secondFactorAt: factor === "none" ? null : context.now,
  });
  return done(
    {
      displayName: account.displayName,
      mustChangePassword: account.temporaryUntil !== null,
      mustEnrolSecondFactor: account.secondFactorRequired && account.totpSecret === null,
    },
    [identityEvents["identity.signed-in.v1"](subject, { method: "password", secondFactor: factor })],
  );
});
