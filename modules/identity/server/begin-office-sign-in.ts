import { sql } from "kysely";
import * as oidc from "openid-client";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { beginOfficeSignIn } from "../contract/begin-office-sign-in.ts";
import { after, officeSignInMinutes } from "../domain/session-policy.ts";
import { noAccount } from "./account.ts";
import { describeProvider, officeProvider } from "./office-provider.ts";
import { newToken, sha256 } from "./tokens.ts";

export const handler = command(beginOfficeSignIn, async (tx, _input, { now }) => {
  const office = await officeProvider(tx);
  if (!office) return refuse("OFFICE_SIGN_IN_OFF");
  let configuration: oidc.Configuration;
  try {
    configuration = await describeProvider(office, now);
  } catch {
    return refuse("OFFICE_PROVIDER_UNREACHABLE");
  }
  const [codeVerifier, state, nonce, browserKey] = [
    oidc.randomPKCECodeVerifier(),
    oidc.randomState(),
    oidc.randomNonce(),
    newToken(),
  ];
  await sql`
      select unsafe_begin_office_sign_in(${sha256(state)}, ${sha256(browserKey)}, ${codeVerifier}, ${nonce},
        ${after(now, { minutes: officeSignInMinutes })})`.execute(tx);
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: office.redirectUri,
    scope: "openid profile",
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  });
  return done({ redirectTo: address.href, browserKey }, [
    identityEvents["identity.office-sign-in-begun.v1"](noAccount, {}),
  ]);
});
