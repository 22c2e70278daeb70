import { sql } from "kysely";
import * as oidc from "openid-client";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { finishOfficeSignIn } from "../contract/finish-office-sign-in.ts";
import { noAccount, unsafeFindAccount, userSubject } from "./account.ts";
import { addressKey, reserveAttempt, returnAttempt } from "./attempts.ts";
import { describeProvider, type OfficeProvider, officeProvider } from "./office-provider.ts";
import { startSession } from "./sessions.ts";
import { sha256 } from "./tokens.ts";

interface Begun {
  readonly code_verifier: string;
  readonly nonce: string;
}

/** Takes a begun sign-in away, so that an answer of the provider works once and only in the browser that asked. */
async function takeBegun(tx: Tx, state: string, browserKey: string, now: Date): Promise<Begun | undefined> {
  const { rows } = await sql<Begun>`
    select * from unsafe_take_office_sign_in(${sha256(state)}, ${sha256(browserKey)}, ${now})`.execute(tx);
  return rows[0];
}

/** Values of `amr` that mean a second factor was given there (RFC 8176). */
const strongMethods = new Set(["mfa", "otp", "hwk", "swk", "fpt", "face"]);

/** Name and strength the provider vouches for; null where its answer does not hold, "unreachable" where none comes. */
async function askProvider(
  office: OfficeProvider,
  configuration: oidc.Configuration,
  query: URLSearchParams,
  begun: Begun,
  state: string,
): Promise<{ name: string; strong: boolean } | "unreachable" | null> {
  const answered = new URL(office.redirectUri);
  answered.search = query.toString();
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, answered, {
      pkceCodeVerifier: begun.code_verifier,
      expectedNonce: begun.nonce,
      expectedState: state,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return null;
    let name: unknown = claims[office.claim];
    if (name === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined) {
      const info = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      name = info[office.claim];
    }
    const methods = Array.isArray(claims["amr"]) ? claims["amr"] : [];
    return typeof name === "string" && name !== ""
      ? { name, strong: methods.some((method) => typeof method === "string" && strongMethods.has(method)) }
      : null;
  } catch (error) {
    // The provider said no, or its answer failed a check; a bug of ours would be another kind of error.
    if (error instanceof oidc.ClientError || error instanceof oidc.ResponseBodyError) return null;
    if (
      error instanceof oidc.AuthorizationResponseError ||
      error instanceof oidc.WWWAuthenticateChallengeError
    )
      return null;
    // fetch reports a broken line as a TypeError.
    if (error instanceof TypeError) return "unreachable";
    throw error;
  }
}

export const handler = command(finishOfficeSignIn, async (tx, input, context) => {
  const { now } = context;
  const office = await officeProvider(tx);
  if (!office) return refuse("OFFICE_SIGN_IN_OFF");
  const failed = (reason: "provider-refused" | "locked") => ({
    audit: [
      identityEvents["identity.sign-in-failed.v1"](noAccount, {
        reason,
        method: "office",
        accountKey: null,
      }),
    ],
  });
  // The provider guards its accounts; here only an address can try too often.
  const keys = { account: null, address: addressKey(context.ip) };
  const waitSeconds = await reserveAttempt(context, keys);
  if (waitSeconds > 0) {
    return refuse("TOO_MANY_ATTEMPTS", {
      details: { retryAfterSeconds: waitSeconds },
      ...failed("locked"),
    });
  }
  const query = new URLSearchParams(input.query);
  const state = query.get("state") ?? "";
  // Outside the transaction: an answer is used up even where it turns out wrong.
  const begun = await context.outside((own) => takeBegun(own, state, input.browserKey, now));
  if (!begun) return refuse("OFFICE_SIGN_IN_FAILED", failed("provider-refused"));
  let configuration: oidc.Configuration;
  try {
    configuration = await describeProvider(office, now);
  } catch {
    return refuse("OFFICE_PROVIDER_UNREACHABLE");
  }
  const vouched = await askProvider(office, configuration, query, begun, state);
  if (vouched === "unreachable") {
    await returnAttempt(context, keys, "this");
    return refuse("OFFICE_PROVIDER_UNREACHABLE");
  }
  if (!vouched) return refuse("OFFICE_SIGN_IN_FAILED", failed("provider-refused"));
  await returnAttempt(context, keys, "all");
  const account = await unsafeFindAccount(tx, vouched.name);
  if (!account || account.status === "disabled") {
    return refuse("ACCOUNT_NOT_KNOWN", {
      audit: [
        identityEvents["identity.sign-in-failed.v1"](account ? userSubject(account) : noAccount, {
          reason: account ? "disabled" : "provider-account-unknown",
          method: "office",
          accountKey: null,
        }),
      ],
    });
  }
  await startSession(tx, context, {
    userId: account.userId,
    method: "office",
    secondFactorAt: vouched.strong ? now : null,
  });
  return done(
    {
      displayName: account.displayName,
      mustChangePassword: false,
      mustEnrolSecondFactor: account.secondFactorRequired && account.totpSecret === null,
    },
    [
      identityEvents["identity.signed-in.v1"](userSubject(account), {
        method: "office",
        secondFactor: vouched.strong ? "provider" : "none",
      }),
    ],
  );
});
