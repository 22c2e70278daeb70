import { describe, expect, test } from "vitest";
import type { Database } from "#platform/db/connection.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { signIn as signInContract } from "../contract/sign-in.ts";
import { createAuthenticate } from "./authenticate.ts";
import { handler as signIn } from "./sign-in.ts";
import { aCookie, aUser, auditOf, testPassword } from "./testkit/users.ts";
import { newTotpSecret, totpCode } from "./totp.ts";

const db = useDatabase();
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

interface Attempt {
  readonly username: string;
  readonly password?: string;
  readonly code?: string;
}

async function attempt(input: Attempt, more: { ip?: string; at?: Date; database?: Database } = {}) {
  const cookie = aCookie();
  const outcome = await callOperation(
    more.database ?? db(),
    signIn,
    signInContract,
    null,
    { password: testPassword, ...input },
    {
      session: cookie,
      ip: more.ip ?? "10.0.0.1",
      userAgent: "Firefox/140 Windows",
      clock: () => more.at ?? new Date(),
    },
  );
  return { outcome, token: cookie.token() };
}

const codeOf = ({ outcome }: Awaited<ReturnType<typeof attempt>>) =>
  outcome.ok ? "ok" : outcome.refusal.code;
const who = (token: string | undefined, at = new Date()) =>
  createAuthenticate(
    db().app,
    ["registry.person.read"],
    () => at,
  )({ sessionToken: token, ip: "", userAgent: undefined });

describe("signing in", () => {
  test("by username or NIP, in any case, gives a session that is stored as a hash only", async () => {
    const user = await aUser(db(), { roles: ["tksk"], areaCode: "360214" });
    const { outcome, token } = await attempt({ username: user.username.toUpperCase() });
    expect(outcome).toMatchObject({
      ok: true,
      out: { mustChangePassword: false, mustEnrolSecondFactor: false },
    });
    expect(await who(token)).toMatchObject({
      userId: user.userId,
      roles: ["tksk"],
      areaCode: "360214",
      permissions: new Set(["registry.person.read"]),
      restricted: false,
    });
    expect(codeOf(await attempt({ username: user.nip }))).toBe("ok");
    const { rows } = await db().owner.query("select * from sessions where user_id = $1", [user.userId]);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows[0]).toMatchObject({ device: "Firefox, Windows" });
    expect((await auditOf(db(), user.userId)).map((line) => line.type)).toEqual([
      "identity.signed-in.v1",
      "identity.signed-in.v1",
    ]);
  });

  test("unknown name, wrong password, disabled account and stale temporary password answer alike", async () => {
    const known = await aUser(db());
    const disabled = await aUser(db(), { status: "disabled" });
    const stale = await aUser(db(), { temporaryUntil: later(-60) });
    const passwordless = await aUser(db(), { noPassword: true });
    const answers = await Promise.all([
      attempt({ username: "tidak.ada" }),
      attempt({ username: known.username, password: "salah" }),
      attempt({ username: disabled.username }),
      attempt({ username: stale.username }),
      attempt({ username: passwordless.username }),
    ]);
    for (const { outcome, token } of answers) {
      expect(outcome).toMatchObject({ ok: false, status: 401, refusal: { code: "CREDENTIALS_WRONG" } });
      expect(token).toBeUndefined();
    }
    const reasons = [];
    for (const user of [known, disabled, stale, passwordless]) {
      reasons.push(...(await auditOf(db(), user.userId)).map((line) => line.data));
    }
    expect(reasons).toMatchObject([
      { reason: "wrong-password" },
      { reason: "disabled" },
      { reason: "temporary-password-expired" },
      { reason: "no-password" },
    ]);
  });

  test("what was typed as a name is never stored: people type passwords there", async () => {
    await attempt({ username: "Rahasia-Saya-77", password: "x" });
    const { rows } = await db().owner.query<{ line: string }>(
      "select a::text as line from app.audit a union all select s::text from sign_in_attempts s",
    );
    expect(rows.some((row) => row.line.includes("unknown-account"))).toBe(true);
    expect(rows.filter((row) => row.line.toLowerCase().includes("rahasia"))).toEqual([]);
  });

  test("a temporary password comes in restricted, to be changed", async () => {
    const user = await aUser(db(), { temporaryUntil: later(3600) });
    const { outcome, token } = await attempt({ username: user.username });
    expect(outcome).toMatchObject({ out: { mustChangePassword: true } });
    expect(await who(token)).toMatchObject({ restricted: true });
  });

  test.each(["kepala-dinas", "bendahara"])(
    "%s cannot work until a second factor is enrolled",
    async (role) => {
      const user = await aUser(db(), { roles: [role] });
      const { outcome, token } = await attempt({ username: user.username });
      expect(outcome).toMatchObject({ out: { mustEnrolSecondFactor: true } });
      expect(await who(token)).toMatchObject({ restricted: true });
    },
  );
});

describe("the second factor", () => {
  test("is asked for, checked, and a code works once", async () => {
    const totpSecret = newTotpSecret();
    const user = await aUser(db(), { roles: ["bendahara"], totpSecret });
    expect(codeOf(await attempt({ username: user.username }))).toBe("SECOND_FACTOR_NEEDED");
    expect(codeOf(await attempt({ username: user.username, code: "000000" }))).toBe("SECOND_FACTOR_WRONG");
    const at = new Date();
    const code = totpCode(totpSecret, at);
    const good = await attempt({ username: user.username, code }, { at });
    expect(codeOf(good)).toBe("ok");
    expect(await who(good.token)).toMatchObject({ restricted: false, secondFactorAt: at });
    expect(codeOf(await attempt({ username: user.username, code }, { at }))).toBe("SECOND_FACTOR_WRONG");
  });

  test("the same code in two requests at once lets one in", async () => {
    const totpSecret = newTotpSecret();
    const user = await aUser(db(), { totpSecret });
    const at = new Date();
    const input = { username: user.username, code: totpCode(totpSecret, at) };
    const both = await Promise.all([attempt(input, { at }), attempt(input, { at })]);
    expect(both.map(codeOf).toSorted()).toEqual(["SECOND_FACTOR_WRONG", "ok"]);
  });

  test("the right password alone is no failed attempt, a wrong code is", async () => {
    const user = await aUser(db(), { totpSecret: newTotpSecret() });
    for (let n = 0; n < 8; n += 1) {
      expect(codeOf(await attempt({ username: user.username }, { ip: "10.0.1.1" }))).toBe(
        "SECOND_FACTOR_NEEDED",
      );
    }
    for (let n = 0; n < 5; n += 1) {
      const wrong = await attempt({ username: user.username, code: "000000" }, { ip: "10.0.1.1" });
      expect(codeOf(wrong)).toBe("SECOND_FACTOR_WRONG");
    }
    expect(codeOf(await attempt({ username: user.username }, { ip: "10.0.1.1" }))).toBe("TOO_MANY_ATTEMPTS");
  });
});

describe("lock-out", () => {
  test("an account closes for a minute after five failures, then for longer, and opens by itself", async () => {
    const user = await aUser(db());
    const at = later(0);
    const after = (seconds: number) => ({ at: new Date(at.getTime() + seconds * 1000), ip: "10.0.2.1" });
    const wrong = { username: user.username, password: "salah" };
    for (let n = 0; n < 5; n += 1) expect(codeOf(await attempt(wrong, after(n)))).toBe("CREDENTIALS_WRONG");
    const locked = await attempt({ username: user.username }, after(5));
    expect(locked.outcome).toMatchObject({
      ok: false,
      status: 429,
      refusal: { code: "TOO_MANY_ATTEMPTS", details: { retryAfterSeconds: 59 } },
    });
    // Locked for the NIP and from every address alike.
    expect(codeOf(await attempt({ username: user.nip }, { ...after(6), ip: "10.0.2.2" }))).toBe(
      "TOO_MANY_ATTEMPTS",
    );
    expect(codeOf(await attempt(wrong, after(65)))).toBe("CREDENTIALS_WRONG");
    expect(codeOf(await attempt({ username: user.username }, after(65 + 119)))).toBe("TOO_MANY_ATTEMPTS");
    expect(codeOf(await attempt({ username: user.username }, after(65 + 121)))).toBe("ok");
    // Success forgets: five more tries.
    expect(codeOf(await attempt(wrong, after(190)))).toBe("CREDENTIALS_WRONG");
    expect(codeOf(await attempt({ username: user.username }, after(191)))).toBe("ok");
    expect(
      (await auditOf(db(), user.userId)).some((line) => JSON.stringify(line.data).includes("locked")),
    ).toBe(true);
  });

  test("a name that is no account locks in the same way", async () => {
    for (let n = 0; n < 5; n += 1) await attempt({ username: "bukan.siapa" }, { ip: "10.0.3.1" });
    expect(codeOf(await attempt({ username: "bukan.siapa" }, { ip: "10.0.3.1" }))).toBe("TOO_MANY_ATTEMPTS");
  });

  test("parallel guesses are counted one by one", async () => {
    const user = await aUser(db());
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () =>
        attempt({ username: user.username, password: "salah" }, { ip: "10.0.4.1" }),
      ),
    );
    const codes = guesses.map(codeOf);
    expect(codes.filter((code) => code === "CREDENTIALS_WRONG")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(7);
  });

  test("more sign-ins at once than there are connections all come to an end", async () => {
    const users = await Promise.all(Array.from({ length: 30 }, () => aUser(db())));
    const outcomes = await Promise.all(
      users.map((user, index) => attempt({ username: user.username }, { ip: `10.0.6.${index}` })),
    );
    expect(outcomes.map(codeOf)).toEqual(users.map(() => "ok"));
  });

  test("an address that tries 50 names closes for a quarter of an hour", async () => {
    const at = later(0);
    const ip = "10.0.5.1";
    await db().owner.query("insert into sign_in_attempts values ($1, 49, $2, null)", [`ip:${ip}`, at]);
    expect(codeOf(await attempt({ username: "siapa.saja" }, { ip, at }))).toBe("CREDENTIALS_WRONG");
    const user = await aUser(db());
    expect(codeOf(await attempt({ username: user.username }, { ip, at }))).toBe("TOO_MANY_ATTEMPTS");
    expect(codeOf(await attempt({ username: user.username }, { ip: "10.0.5.2", at }))).toBe("ok");
    const quarter = new Date(at.getTime() + 901_000);
    expect(codeOf(await attempt({ username: user.username }, { ip, at: quarter }))).toBe("ok");
  });
});

describe("a session", () => {
  test("ends after an hour without a request and after twelve hours in all", async () => {
    const user = await aUser(db());
    const at = new Date("2026-11-21T08:00:00Z");
    const { token } = await attempt({ username: user.username }, { at });
    const minutes = (n: number) => new Date(at.getTime() + n * 60_000);
    expect(await who(token, minutes(59))).not.toBeNull();
    for (let n = 118; n < 719; n += 59) expect(await who(token, minutes(n))).not.toBeNull();
    expect(await who(token, minutes(721))).toBeNull();
    const second = await attempt({ username: user.username }, { at });
    expect(await who(second.token, minutes(61))).toBeNull();
  });

  test("of a disabled user, of nobody and of nonsense is none", async () => {
    const user = await aUser(db());
    const { token } = await attempt({ username: user.username });
    await db().owner.query("update users set status = 'disabled' where id = $1", [user.userId]);
    expect(await who(token)).toBeNull();
    expect(await who(undefined)).toBeNull();
    expect(await who("x'; drop table sessions; --")).toBeNull();
  });
});
