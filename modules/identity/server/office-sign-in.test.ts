import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { beginOfficeSignIn as beginContract } from "../contract/begin-office-sign-in.ts";
import { finishOfficeSignIn as finishContract } from "../contract/finish-office-sign-in.ts";
import { getSignInOptions as optionsContract } from "../contract/get-sign-in-options.ts";
import { createAuthenticate } from "./authenticate.ts";
import { handler as begin } from "./begin-office-sign-in.ts";
import { handler as finish } from "./finish-office-sign-in.ts";
import { handler as getOptions } from "./get-sign-in-options.ts";
import { officeProviderFrom } from "./office-provider.ts";
import {
  redirectUri,
  signInAtProvider,
  startProvider,
  type TestProvider,
  useProvider,
} from "./testkit/office-provider.ts";
import { aCookie, aUser, auditOf } from "./testkit/users.ts";
import { newTotpSecret } from "./totp.ts";

const db = useDatabase();
let provider: TestProvider;

beforeAll(async () => {
  provider = await startProvider();
  await useProvider(db(), provider);
});
afterAll(() => provider.stop());

async function come(name: string, methods: readonly string[] = []) {
  provider.person = { name, methods };
  const { redirectTo, browserKey } = await mustCall(db(), begin, beginContract, null, {});
  return { browserKey, query: await signInAtProvider(redirectTo) };
}

async function enter(input: { browserKey: string; query: string }, at = new Date()) {
  const cookie = aCookie();
  const outcome = await callOperation(db(), finish, finishContract, null, input, {
    session: cookie,
    ip: "10.1.0.1",
    clock: () => at,
  });
  return { outcome, token: cookie.token(), code: outcome.ok ? "ok" : outcome.refusal.code };
}
const who = (token: string | undefined) =>
  createAuthenticate(db().app, ["delivery.payment.send"])({
    sessionToken: token,
    ip: "",
    userAgent: undefined,
  });

describe("sign-in at the office's provider", () => {
  test("the page is told of it, and the address carries PKCE, state and nonce", async () => {
    expect(await mustCall(db(), getOptions, optionsContract, null, {})).toEqual({
      password: true,
      office: { label: "SSO Uji" },
    });
    const { redirectTo } = await mustCall(db(), begin, beginContract, null, {});
    const address = new URL(redirectTo);
    expect(address.searchParams.get("code_challenge_method")).toBe("S256");
    expect(address.searchParams.get("redirect_uri")).toBe(redirectUri);
    for (const name of ["state", "nonce", "code_challenge"])
      expect(address.searchParams.get(name)).toMatch(/.{20}/);
  });

  test("lets an account in by username or NIP and says how in the audit trail", async () => {
    const user = await aUser(db(), { noPassword: true });
    const byName = await enter(await come(user.username));
    expect(byName.outcome).toMatchObject({ ok: true, out: { mustChangePassword: false } });
    expect(await who(byName.token)).toMatchObject({
      userId: user.userId,
      restricted: false,
      secondFactorAt: null,
    });
    expect((await enter(await come(user.nip, ["pwd", "otp"]))).code).toBe("ok");
    expect((await auditOf(db(), user.userId)).map((line) => line.data)).toEqual([
      { method: "office", secondFactor: "none" },
      { method: "office", secondFactor: "provider" },
    ]);
  });

  test("a treasurer without a second factor there is held until it is given here", async () => {
    const user = await aUser(db(), { roles: ["bendahara"], totpSecret: newTotpSecret() });
    expect(await who((await enter(await come(user.username))).token)).toMatchObject({ restricted: true });
    expect(await who((await enter(await come(user.username, ["mfa"]))).token)).toMatchObject({
      restricted: false,
    });
  });

  test("never makes an account, and a disabled one stays out", async () => {
    expect((await enter(await come("orang.luar"))).code).toBe("ACCOUNT_NOT_KNOWN");
    const { rows } = await db().owner.query("select 1 from users where username = 'orang.luar'");
    expect(rows).toEqual([]);
    const disabled = await aUser(db(), { status: "disabled" });
    const { outcome, token } = await enter(await come(disabled.username));
    expect(outcome).toMatchObject({ status: 403 });
    expect(token).toBeUndefined();
  });

  test("an answer works once, in the browser that asked, within ten minutes, with its own state", async () => {
    const user = await aUser(db());
    const used = await come(user.username);
    expect((await enter(used)).code).toBe("ok");
    expect((await enter(used)).code).toBe("OFFICE_SIGN_IN_FAILED");
    const other = await come(user.username);
    expect((await enter({ ...other, browserKey: used.browserKey })).code).toBe("OFFICE_SIGN_IN_FAILED");
    const late = await come(user.username);
    expect((await enter(late, new Date(Date.now() + 11 * 60_000))).code).toBe("OFFICE_SIGN_IN_FAILED");
    const forged = await come(user.username);
    const query = forged.query.replace(/code=[^&]+/, "code=bukan-kode");
    expect((await enter({ ...forged, query })).code).toBe("OFFICE_SIGN_IN_FAILED");
    const denied = await come(user.username);
    const state = new URLSearchParams(denied.query).get("state");
    expect((await enter({ ...denied, query: `error=access_denied&state=${state}` })).code).toBe(
      "OFFICE_SIGN_IN_FAILED",
    );
  });

  test("a provider that falls silent halfway is one clear refusal", async () => {
    const fragile = await startProvider();
    await useProvider(db(), fragile);
    fragile.person = { name: (await aUser(db())).username, methods: [] };
    const { redirectTo, browserKey } = await mustCall(db(), begin, beginContract, null, {});
    const query = await signInAtProvider(redirectTo);
    await fragile.stop();
    expect((await enter({ browserKey, query })).code).toBe("OFFICE_PROVIDER_UNREACHABLE");
    await useProvider(db(), provider);
  });

  test("an unreachable provider is one clear refusal", async () => {
    const gone = await startProvider();
    await gone.stop();
    await useProvider(db(), gone);
    expect(await callOperation(db(), begin, beginContract, null, {})).toMatchObject({
      status: 503,
      refusal: { code: "OFFICE_PROVIDER_UNREACHABLE" },
    });
    await db().owner.query("delete from app.settings where key = 'office-provider'");
    expect(await callOperation(db(), begin, beginContract, null, {})).toMatchObject({ status: 404 });
    await useProvider(db(), provider);
  });
});

test("the provider may come from the environment", () => {
  expect(officeProviderFrom({})).toBeNull();
  expect(
    officeProviderFrom({
      OIDC_ISSUER: "https://sso.example",
      OIDC_CLIENT_ID: "sinergi",
      OIDC_CLIENT_SECRET: "s",
      SINERGI_URL: "https://sinergi.example",
    }),
  ).toEqual({
    issuer: "https://sso.example",
    clientId: "sinergi",
    clientSecret: "s",
    claim: "preferred_username",
    label: "SSO kantor",
    redirectUri: "https://sinergi.example/sign-in/office",
  });
});
