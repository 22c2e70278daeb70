import { describe, expect, test } from "vitest";
import type { AnyContract, CallOf } from "#platform/kernel/contract.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { changeUser as changeContract } from "../contract/change-user.ts";
import { createUser as createContract } from "../contract/create-user.ts";
import { disableUser as disableContract } from "../contract/disable-user.ts";
import { enableUser as enableContract } from "../contract/enable-user.ts";
import { getUser as getContract } from "../contract/get-user.ts";
import { listRoles as rolesContract } from "../contract/list-roles.ts";
import { listUsers as listContract } from "../contract/list-users.ts";
import { resetPassword as resetContract } from "../contract/reset-password.ts";
import { resetSecondFactor as resetFactorContract } from "../contract/reset-second-factor.ts";
import { signIn as signInContract } from "../contract/sign-in.ts";
import { createAuthenticate } from "./authenticate.ts";
import { handler as changeUser } from "./change-user.ts";
import { handler as createUser } from "./create-user.ts";
import { handler as disableUser } from "./disable-user.ts";
import { handler as enableUser } from "./enable-user.ts";
import { handler as getUser } from "./get-user.ts";
import { handler as listRoles } from "./list-roles.ts";
import { handler as listUsers } from "./list-users.ts";
import { handler as resetPassword } from "./reset-password.ts";
import { handler as resetSecondFactor } from "./reset-second-factor.ts";
import { handler as signIn } from "./sign-in.ts";
import { actorOf, aSession, aUser, auditOf } from "./testkit/users.ts";
import { newTotpSecret } from "./totp.ts";

const db = useDatabase();
const known = [
  "identity.user.read",
  "identity.user.manage",
  "identity.compartment.grant",
  "accountability.audit.read",
  "registry.person.read",
  "delivery.decree.sign",
];

const administrator = async (areaCode = "36", more: Parameters<typeof aUser>[1] = {}) => {
  const user = await aUser(db(), { roles: ["administrator"], areaCode, ...more });
  return actorOf(db(), user.userId, known);
};
const call = async <C extends AnyContract>(
  operation: Operation,
  contract: C,
  actor: Actor,
  input: CallOf<C>,
) => {
  const outcome = await callOperation(db(), operation, contract, actor, input);
  return { outcome, code: outcome.ok ? "ok" : outcome.refusal.code };
};

let serial = 0;
const details = (more: Partial<CallOf<typeof createContract>> = {}): CallOf<typeof createContract> => ({
  username: `petugas-${(serial += 1)}`,
  displayName: "Entis Sutisna",
  roles: ["tksk"],
  areaCode: "360214",
  ...more,
});

async function created(actor: Actor, more: Partial<CallOf<typeof createContract>> = {}) {
  const input = details(more);
  const outcome = await callOperation(db(), createUser, createContract, actor, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return { ...outcome.out, ...input };
}

describe("making a user", () => {
  test("gives a temporary password that works once into a restricted session", async () => {
    const actor = await administrator();
    const user = await created(actor, { nip: "190099010000000777", position: "TKSK Panggarangan" });
    const signedIn = await callOperation(db(), signIn, signInContract, null, {
      username: "190099010000000777",
      password: user.temporaryPassword,
    });
    expect(signedIn).toMatchObject({ ok: true, out: { mustChangePassword: true } });
    expect((await auditOf(db(), user.userId))[0]).toEqual({
      type: "identity.user-created.v1",
      data: { roles: ["tksk"], areaCode: "360214", bidang: null, compartments: [] },
    });
  });

  test.each<[string, Partial<CallOf<typeof createContract>>, string]>([
    ["outside the own area", { areaCode: "360405" }, "AREA_OUTSIDE_OWN"],
    ["a place that does not exist", { areaCode: "360299" }, "AREA_UNKNOWN"],
    ["a role at a level it does not have", { areaCode: "3602" }, "AREA_LEVEL_WRONG"],
    ["a role that does not exist", { roles: ["raja"] }, "ROLE_UNKNOWN"],
  ])("refuses %s", async (_title, more, code) => {
    const { code: answered } = await call(
      createUser,
      createContract,
      await administrator("3602"),
      details(more),
    );
    expect(answered).toBe(code);
  });

  test("refuses a division officer without a division", async () => {
    const input = details({ roles: ["dinsos-provinsi-rehsos"], areaCode: "36" });
    expect((await call(createUser, createContract, await administrator(), input)).code).toBe(
      "BIDANG_MISSING",
    );
  });

  test("names and NIP are taken across areas, where they cannot be seen", async () => {
    const user = await created(await administrator(), { nip: "190099010000000888" });
    const elsewhere = await administrator("3604");
    const input = { areaCode: "360405" };
    const sameName = details({ ...input, username: user.username });
    expect((await call(createUser, createContract, elsewhere, sameName)).code).toBe("USERNAME_TAKEN");
    const sameNip = details({ ...input, nip: "190099010000000888" });
    expect((await call(createUser, createContract, elsewhere, sameNip)).code).toBe("NIP_TAKEN");
  });

  test("someone with the permission but few rights can give only those", async () => {
    const actor = await administrator("3602");
    const weak: Actor = { ...actor, roles: [], permissions: new Set(["identity.user.manage"]) };
    expect((await call(createUser, createContract, weak, details())).code).toBe("ROLE_NOT_GRANTABLE");
  });

  test("an administrator with a second factor must have given it lately", async () => {
    const user = await aUser(db(), { roles: ["administrator"], totpSecret: newTotpSecret() });
    const actor = await actorOf(db(), user.userId, known);
    expect((await call(createUser, createContract, actor, details())).code).toBe("SECOND_FACTOR_REQUIRED");
    const fresh = { ...actor, secondFactorAt: new Date() };
    expect((await call(createUser, createContract, fresh, details())).code).toBe("ok");
  });
});

describe("seeing users", () => {
  test("of the own area only, by name, in pages, filtered", async () => {
    const actor = await administrator("3601");
    for (const name of ["Cecep", "ade", "Budi"])
      await created(actor, { displayName: `${name} Uji`, areaCode: "360101" });
    const list = async (input: CallOf<typeof listContract>, by = actor) => {
      const { outcome } = await call(listUsers, listContract, by, input);
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      return outcome.out;
    };
    const first = await list({ limit: 2, role: "tksk" });
    expect(first).toMatchObject({
      total: 3,
      users: [{ displayName: "ade Uji" }, { displayName: "Budi Uji" }],
    });
    const second = await list({ limit: 2, role: "tksk", after: first.next ?? "" });
    expect(second).toMatchObject({ next: null, users: [{ displayName: "Cecep Uji" }] });
    expect((await list({ text: "cecep" })).total).toBe(1);
    expect((await list({ status: "disabled" })).total).toBe(0);
    expect((await list({}, await administrator("3672"))).users.map((user) => user.area.code)).toEqual([
      "3672",
    ]);
    expect((await call(listUsers, listContract, actor, { after: "x" })).code).toBe("PAGE_KEY_INVALID");
  });

  test("one user with the acts that are allowed; another area's is not there", async () => {
    const actor = await administrator("3602");
    const user = await created(actor);
    await aSession(db(), user.userId);
    const { outcome } = await call(getUser, getContract, actor, { userId: user.userId });
    expect(outcome).toMatchObject({
      out: {
        username: user.username,
        area: { name: "Kecamatan Rangkasbitung" },
        mustChangePassword: true,
        runningSessions: 1,
        createdBy: "Petugas Uji",
        actions: ["change", "disable", "reset-password"],
      },
    });
    const elsewhere = await administrator("3604");
    expect((await call(getUser, getContract, elsewhere, { userId: user.userId })).code).toBe(
      "USER_NOT_FOUND",
    );
    const { rows } = await db().owner.query(
      "select purpose from app.audit where kind = 'access' and subject_id = $1 and actor_id = $2",
      [user.userId, actor.userId],
    );
    expect(rows).toEqual([{ purpose: "user-administration" }]);
  });

  test("roles say what the caller may give", async () => {
    const { outcome } = await call(listRoles, rolesContract, await administrator(), {});
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.out.roles).toHaveLength(15);
    expect(outcome.out.roles.every((role) => role.grantable)).toBe(true);
    expect(outcome.out.roles.filter((role) => role.secondFactorRequired).map((role) => role.name)).toEqual([
      "bendahara",
      "kepala-dinas",
    ]);
  });
});

describe("changing a user", () => {
  test("new rights end the sessions and leave before and after in the audit trail", async () => {
    const actor = await administrator();
    const user = await created(actor);
    const { token } = await aSession(db(), user.userId);
    const change = {
      userId: user.userId,
      baseRevision: 1,
      displayName: "Entis S.",
      areaCode: "360215",
      roles: ["tksk"],
    };
    expect((await call(changeUser, changeContract, actor, change)).outcome).toMatchObject({
      out: { revision: 2 },
    });
    expect(
      await createAuthenticate(db().app, known)({ sessionToken: token, ip: "", userAgent: undefined }),
    ).toBeNull();
    expect((await auditOf(db(), user.userId)).at(-1)).toMatchObject({
      type: "identity.user-changed.v1",
      data: { before: { areaCode: "360214" }, after: { areaCode: "360215" }, fields: ["displayName"] },
    });
    const stale = await call(changeUser, changeContract, actor, change);
    expect(stale.outcome).toMatchObject({
      status: 409,
      refusal: { code: "USER_CHANGED", details: { revision: 2 } },
    });
  });

  test("a name alone keeps the sessions", async () => {
    const actor = await administrator();
    const user = await created(actor);
    const { token } = await aSession(db(), user.userId);
    const { userId, roles, areaCode } = user;
    await call(changeUser, changeContract, actor, {
      userId,
      baseRevision: 1,
      displayName: "Lain",
      areaCode,
      roles,
    });
    expect(
      await createAuthenticate(db().app, known)({ sessionToken: token, ip: "", userAgent: undefined }),
    ).not.toBeNull();
  });

  test("nobody changes the own account, one above or one elsewhere", async () => {
    const actor = await administrator("3602");
    const change = { baseRevision: 1, displayName: "Saya", roles: ["administrator"], areaCode: "3602" };
    expect((await call(changeUser, changeContract, actor, { ...change, userId: actor.userId })).code).toBe(
      "OWN_ACCOUNT",
    );
    const head = await aUser(db(), { roles: ["kepala-dinas"], areaCode: "3602" });
    const weak: Actor = {
      ...actor,
      roles: [],
      permissions: new Set(["identity.user.manage", "identity.user.read"]),
    };
    expect((await call(resetPassword, resetContract, weak, { userId: head.userId })).code).toBe(
      "USER_ABOVE_YOU",
    );
    const elsewhere = await aUser(db(), { areaCode: "360405" });
    expect((await call(resetPassword, resetContract, actor, { userId: elsewhere.userId })).code).toBe(
      "USER_NOT_FOUND",
    );
    const provincial = await aUser(db(), { areaCode: "36", roles: ["mitra"] });
    expect(
      (await call(disableUser, disableContract, actor, { userId: provincial.userId, reason: "misuse" })).code,
    ).toBe("USER_NOT_FOUND");
  });

  test("even past the handlers the database lets nobody raise the own account", async () => {
    const actor = await administrator("3602");
    const client = await db().app.connect();
    try {
      await client.query("begin");
      await client.query("select app.enter($1, $2, null, '{}', $3)", [
        actor.userId,
        "3602",
        ["identity.user.read", "identity.user.manage"],
      ]);
      const own = await client.query("update users set area_code = '3602' where id = $1", [actor.userId]);
      expect(own.rowCount).toBe(0);
      await expect(
        client.query("insert into user_roles values ($1, 'kepala-dinas')", [actor.userId]),
      ).rejects.toThrow(/row-level security/);
      await client.query("rollback");
      await client.query("begin");
      await client.query("select app.enter($1, $2, null, '{}', $3)", [
        actor.userId,
        "3602",
        ["identity.user.manage"],
      ]);
      await expect(
        client.query("select set_user_password($1, 'x', now(), null)", [actor.userId]),
      ).rejects.toThrow(/not allowed/);
      await client.query("rollback");
    } finally {
      client.release();
    }
  });
});

describe("closing, opening, resetting", () => {
  test("a disabled user is out at once and comes back when enabled", async () => {
    const actor = await administrator();
    const user = await created(actor);
    const { token } = await aSession(db(), user.userId);
    const off = { userId: user.userId, reason: "left-office" as const };
    expect((await call(disableUser, disableContract, actor, off)).outcome).toMatchObject({
      out: { sessionsEnded: 1 },
    });
    expect((await call(disableUser, disableContract, actor, off)).code).toBe("USER_ALREADY_DISABLED");
    expect(
      await createAuthenticate(db().app, known)({ sessionToken: token, ip: "", userAgent: undefined }),
    ).toBeNull();
    const input = { username: user.username, password: user.temporaryPassword };
    expect(await callOperation(db(), signIn, signInContract, null, input)).toMatchObject({ status: 401 });
    expect((await call(enableUser, enableContract, actor, { userId: user.userId })).code).toBe("ok");
    expect((await call(enableUser, enableContract, actor, { userId: user.userId })).code).toBe(
      "USER_NOT_DISABLED",
    );
    expect(await callOperation(db(), signIn, signInContract, null, input)).toMatchObject({ ok: true });
  });

  test("a new temporary password ends the old one, sessions and a lock-out", async () => {
    const actor = await administrator();
    const user = await created(actor);
    const wrong = { username: user.username, password: "salah" };
    for (let n = 0; n < 6; n += 1)
      await callOperation(db(), signIn, signInContract, null, wrong, { ip: "10.9.0.1" });
    const { outcome } = await call(resetPassword, resetContract, actor, { userId: user.userId });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const enter = (password: string) =>
      callOperation(
        db(),
        signIn,
        signInContract,
        null,
        { username: user.username, password },
        { ip: "10.9.0.2" },
      );
    expect(await enter(outcome.out.temporaryPassword)).toMatchObject({
      ok: true,
      out: { mustChangePassword: true },
    });
    expect(await enter(user.temporaryPassword)).toMatchObject({ status: 401 });
  });

  test("a lost second factor is removed, and only where there is one", async () => {
    const actor = await administrator();
    const user = await aUser(db(), { roles: ["bendahara"], totpSecret: newTotpSecret() });
    expect((await call(resetSecondFactor, resetFactorContract, actor, { userId: user.userId })).code).toBe(
      "ok",
    );
    expect((await call(resetSecondFactor, resetFactorContract, actor, { userId: user.userId })).code).toBe(
      "SECOND_FACTOR_NOT_ENROLLED",
    );
    expect((await auditOf(db(), user.userId)).at(-1)?.type).toBe("identity.second-factor-reset.v1");
  });
});
