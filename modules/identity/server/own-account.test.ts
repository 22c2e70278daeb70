import { describe, expect, test } from "vitest";
import type { AnyContract, CallOf } from "#platform/kernel/contract.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { beginSecondFactor as beginContract } from "../contract/begin-second-factor.ts";
import { changeLocale as localeContract } from "../contract/change-locale.ts";
import { changePassword as passwordContract } from "../contract/change-password.ts";
import { confirmSecondFactor as confirmContract } from "../contract/confirm-second-factor.ts";
import { enrolSecondFactor as enrolContract } from "../contract/enrol-second-factor.ts";
import { getMe as meContract } from "../contract/get-me.ts";
import { listSessions as sessionsContract } from "../contract/list-sessions.ts";
import { renewBackupCodes as renewContract } from "../contract/renew-backup-codes.ts";
import { revokeOtherSessions as othersContract } from "../contract/revoke-other-sessions.ts";
import { revokeSession as revokeContract } from "../contract/revoke-session.ts";
import { signIn as signInContract } from "../contract/sign-in.ts";
import { signOut as signOutContract } from "../contract/sign-out.ts";
import { createAuthenticate } from "./authenticate.ts";
import { handler as beginSecondFactor } from "./begin-second-factor.ts";
import { handler as changeLocale } from "./change-locale.ts";
import { handler as changePassword } from "./change-password.ts";
import { handler as confirmSecondFactor } from "./confirm-second-factor.ts";
import { handler as enrolSecondFactor } from "./enrol-second-factor.ts";
import { handler as getMe } from "./get-me.ts";
import { handler as listSessions } from "./list-sessions.ts";
import { handler as renewBackupCodes } from "./renew-backup-codes.ts";
import { handler as revokeOtherSessions } from "./revoke-other-sessions.ts";
import { handler as revokeSession } from "./revoke-session.ts";
import { handler as signIn } from "./sign-in.ts";
import { handler as signOut } from "./sign-out.ts";
import { aCookie, actorOf, aSession, aUser, auditOf, testPassword } from "./testkit/users.ts";
import { totpCode } from "./totp.ts";

const db = useDatabase();
const known = ["registry.person.read", "identity.user.read", "identity.user.manage"];
const newPassword = "Gx7-kelapa-ungu-22";

async function call<C extends AnyContract>(
  operation: Operation,
  contract: C,
  actor: Actor,
  input: CallOf<C>,
  at?: Date,
) {
  const cookie = aCookie();
  const outcome = await callOperation(db(), operation, contract, actor, input, {
    session: cookie,
    ...(at ? { clock: () => at } : {}),
  });
  return { outcome, token: cookie.token(), code: outcome.ok ? "ok" : outcome.refusal.code };
}
const who = (token: string | undefined) =>
  createAuthenticate(db().app, known)({ sessionToken: token, ip: "", userAgent: undefined });

describe("who am I", () => {
  test("name, area, permissions spelt out, and what must be done first", async () => {
    const user = await aUser(db(), { roles: ["administrator"], areaCode: "3602", displayName: "Ade Entis" });
    const actor = await actorOf(db(), user.userId, known);
    expect((await call(getMe, meContract, actor, {})).outcome).toMatchObject({
      ok: true,
      out: {
        displayName: "Ade Entis",
        roles: [{ name: "administrator", title: { id: "Administrator", en: "Administrator" } }],
        permissions: ["identity.compartment.grant", "identity.user.manage", "identity.user.read"],
        area: { code: "3602", name: "Kabupaten Lebak", level: "regency" },
        mustChangePassword: false,
        mustEnrolSecondFactor: false,
        secondFactor: { enrolled: false, required: false, backupCodesLeft: 0, confirmedAt: null },
      },
    });
  });

  test("the language is remembered", async () => {
    const user = await aUser(db());
    const actor = await actorOf(db(), user.userId, known);
    await call(changeLocale, localeContract, actor, { locale: "en" });
    expect((await call(getMe, meContract, actor, {})).outcome).toMatchObject({ out: { locale: "en" } });
  });
});

describe("changing the password", () => {
  test("needs the old one, ends other sessions, gives a new token and lifts the restriction", async () => {
    const user = await aUser(db(), { temporaryUntil: new Date(Date.now() + 60_000) });
    const other = await aSession(db(), user.userId);
    const { token: before } = await aSession(db(), user.userId);
    const actor = await who(before);
    expect(actor).toMatchObject({ restricted: true });
    if (!actor) return;
    expect(
      (await call(changePassword, passwordContract, actor, { current: "salah", next: newPassword })).code,
    ).toBe("PASSWORD_WRONG");
    const changed = await call(changePassword, passwordContract, actor, {
      current: testPassword,
      next: newPassword,
    });
    expect(changed.outcome).toMatchObject({ out: { otherSessionsEnded: 1 } });
    expect(await who(before)).toBeNull();
    expect(await who(other.token)).toBeNull();
    expect(await who(changed.token)).toMatchObject({ sessionId: actor.sessionId, restricted: false });
    const again = await callOperation(db(), signIn, signInContract, null, {
      username: user.username,
      password: newPassword,
    });
    expect(again).toMatchObject({ ok: true });
    expect((await auditOf(db(), user.userId)).map((line) => line.type)).toEqual([
      "identity.password-change-refused.v1",
      "identity.password-changed.v1",
      "identity.signed-in.v1",
    ]);
  });

  test.each([
    ["pendek", "too-short"],
    [testPassword, "same-as-before"],
    ["selamatpagi123", "too-easy"],
  ])("refuses %s as %s", async (next, fault) => {
    const user = await aUser(db());
    const actor = await actorOf(db(), user.userId, known);
    const { outcome } = await call(changePassword, passwordContract, actor, { current: testPassword, next });
    expect(outcome).toMatchObject({ status: 422, refusal: { code: "PASSWORD_WEAK", details: { fault } } });
  });

  test("guessing the old one is limited, without closing the way in", async () => {
    const user = await aUser(db());
    const actor = await actorOf(db(), user.userId, known);
    const guess = () =>
      call(changePassword, passwordContract, actor, { current: "salah", next: newPassword });
    for (let n = 0; n < 5; n += 1) expect((await guess()).code).toBe("PASSWORD_WRONG");
    expect((await guess()).code).toBe("TOO_MANY_ATTEMPTS");
    const input = { username: user.username, password: testPassword };
    expect(await callOperation(db(), signIn, signInContract, null, input)).toMatchObject({ ok: true });
  });

  test("neither password nor its quick hash is kept with the request", async () => {
    const user = await aUser(db());
    const actor = await actorOf(db(), user.userId, known);
    await call(changePassword, passwordContract, actor, { current: testPassword, next: newPassword });
    const other = await actorOf(db(), (await aUser(db())).userId, known);
    await call(changePassword, passwordContract, other, { current: testPassword, next: `${newPassword}!` });
    const { rows } = await db().owner.query(
      "select distinct input_sha256, answer from app.idempotency_keys where operation = 'identity.change-password'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ answer: null });
  });
});

async function enrolled(roles: readonly string[]) {
  const user = await aUser(db(), { roles });
  const { token } = await aSession(db(), user.userId);
  const actor = await who(token);
  if (!actor) throw new Error("no session");
  const begun = await call(beginSecondFactor, beginContract, actor, {});
  if (!begun.outcome.ok) throw new Error(begun.code);
  const { secret } = begun.outcome.out;
  const at = new Date(Date.now() - 60_000);
  const done = await call(enrolSecondFactor, enrolContract, actor, { code: totpCode(secret, at) }, at);
  if (!done.outcome.ok) throw new Error(done.code);
  return { user, actor, secret, backupCodes: done.outcome.out.backupCodes, token: done.token, before: token };
}

describe("enrolling a second factor", () => {
  test("frees a treasurer to work, gives ten backup codes once and a new token", async () => {
    const { user, token, before, backupCodes, secret } = await enrolled(["bendahara"]);
    expect(await who(before)).toBeNull();
    const actor = await who(token);
    expect(actor).toMatchObject({ restricted: false });
    expect(new Set(backupCodes).size).toBe(10);
    const { rows } = await db().owner.query<{ all: string }>(
      "select coalesce(string_agg(b::text, ' '), '') || (select string_agg(k::text, ' ') from app.idempotency_keys k) as all from backup_codes b where user_id = $1",
      [user.userId],
    );
    for (const code of backupCodes) expect(rows[0]?.all).not.toContain(code);
    expect(rows[0]?.all).not.toContain(secret);
  });

  test("a wrong code enrols nothing; without a begun enrolment there is nothing to do", async () => {
    const user = await aUser(db());
    const actor = await actorOf(db(), user.userId, known);
    expect((await call(enrolSecondFactor, enrolContract, actor, { code: "123456" })).code).toBe(
      "NOTHING_TO_ENROL",
    );
    await call(beginSecondFactor, beginContract, actor, {});
    expect((await call(enrolSecondFactor, enrolContract, actor, { code: "000000" })).code).toBe(
      "SECOND_FACTOR_WRONG",
    );
    const late = new Date(Date.now() + 16 * 60_000);
    expect((await call(enrolSecondFactor, enrolContract, actor, { code: "000000" }, late)).code).toBe(
      "NOTHING_TO_ENROL",
    );
    expect((await call(confirmSecondFactor, confirmContract, actor, { code: "000000" })).code).toBe(
      "SECOND_FACTOR_NOT_ENROLLED",
    );
  });

  test("an open screen cannot replace the phone without a fresh code", async () => {
    const { token } = await enrolled(["tksk"]);
    const actor = await who(token);
    if (!actor) throw new Error("no session");
    const stale = { ...actor, secondFactorAt: new Date(Date.now() - 10 * 60_000) };
    expect((await call(beginSecondFactor, beginContract, stale, {})).code).toBe("SECOND_FACTOR_REQUIRED");
    expect(
      (await call(beginSecondFactor, beginContract, { ...actor, secondFactorAt: new Date() }, {})).code,
    ).toBe("ok");
  });
});

describe("giving the second factor again", () => {
  test("by app or by backup code, each once; the session gets a new token", async () => {
    const { actor, secret, backupCodes, token } = await enrolled(["tksk"]);
    const at = new Date();
    const code = totpCode(secret, at);
    const first = await call(confirmSecondFactor, confirmContract, actor, { code }, at);
    expect(first.outcome).toMatchObject({ out: { confirmedAt: at.toISOString(), backupCodesLeft: 10 } });
    expect(await who(token)).toBeNull();
    expect(await who(first.token)).toMatchObject({ secondFactorAt: at });
    expect((await call(confirmSecondFactor, confirmContract, actor, { code }, at)).code).toBe(
      "SECOND_FACTOR_WRONG",
    );
    const paper = backupCodes[3]?.toLowerCase().replaceAll("-", " ") ?? "";
    expect((await call(confirmSecondFactor, confirmContract, actor, { code: paper })).outcome).toMatchObject({
      out: { backupCodesLeft: 9 },
    });
    expect((await call(confirmSecondFactor, confirmContract, actor, { code: paper })).code).toBe(
      "SECOND_FACTOR_WRONG",
    );
  });

  test("new backup codes end the old ones and ask for a fresh code first", async () => {
    const { actor, backupCodes } = await enrolled(["tksk"]);
    const stale = { ...actor, secondFactorAt: null };
    expect((await call(renewBackupCodes, renewContract, stale, {})).code).toBe("SECOND_FACTOR_REQUIRED");
    const fresh = { ...actor, secondFactorAt: new Date() };
    const renewed = await call(renewBackupCodes, renewContract, fresh, {});
    expect(renewed.code).toBe("ok");
    const old = backupCodes[0] ?? "";
    expect((await call(confirmSecondFactor, confirmContract, actor, { code: old })).code).toBe(
      "SECOND_FACTOR_WRONG",
    );
  });
});

describe("sessions", () => {
  test("are listed for the owner alone and can be ended one by one or all but this", async () => {
    const user = await aUser(db());
    const stranger = await actorOf(db(), (await aUser(db())).userId, known);
    const phone = await aSession(db(), user.userId);
    const tablet = await aSession(db(), user.userId);
    const actor = await actorOf(db(), user.userId, known);
    const list = await call(listSessions, sessionsContract, actor, {});
    expect(list.outcome.ok && list.outcome.out.sessions.map((one) => [one.current, one.device])).toEqual(
      expect.arrayContaining([
        [true, "Firefox, Linux"],
        [false, "Firefox, Linux"],
      ]),
    );
    expect((await call(revokeSession, revokeContract, stranger, { sessionId: phone.sessionId })).code).toBe(
      "SESSION_NOT_FOUND",
    );
    expect((await call(revokeSession, revokeContract, actor, { sessionId: phone.sessionId })).code).toBe(
      "ok",
    );
    expect(await who(phone.token)).toBeNull();
    expect((await call(revokeOtherSessions, othersContract, actor, {})).outcome).toMatchObject({
      out: { ended: 1 },
    });
    expect(await who(tablet.token)).toBeNull();
  });

  test("signing out ends the session", async () => {
    const user = await aUser(db());
    const { token } = await aSession(db(), user.userId);
    const actor = await who(token);
    if (!actor) throw new Error("no session");
    await call(signOut, signOutContract, actor, {});
    expect(await who(token)).toBeNull();
  });
});
