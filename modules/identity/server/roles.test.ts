import { describe, expect, test } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { loadRoles, readRoleFiles } from "./roles.ts";

const db = useDatabase();

/** The sixteen rooms of the house (docs/architecture.md); a permission begins with one of them. */
const modules =
  "regions identity registry intake verification programmes delivery cases care workforce partnership emergency planning transparency exchange accountability".split(
    " ",
  );

describe("reference/roles", () => {
  test("every permission names a module, and only administrators may give what they do not have", async () => {
    for (const role of await readRoleFiles()) {
      for (const permission of role.permissions) expect(modules).toContain(permission.split(".")[0]);
      expect(role.mayGrant, role.name).toEqual(role.name === "administrator" ? ["*.*.*"] : []);
    }
  });

  test("who signs or pays needs a second factor", async () => {
    // Preparing and checking a decree binds nobody yet; signing it, paying and releasing do.
    const binding = /^delivery\.(decree\.(sign|\*)|payment\.)|\.approve$/;
    for (const role of await readRoleFiles()) {
      const binds = role.permissions.some((permission) => binding.test(permission));
      expect(role.secondFactorRequired, role.name).toBe(binds);
    }
  });

  test("nobody who manages accounts sees families, and nobody who judges the trail can write", async () => {
    const roles = new Map((await readRoleFiles()).map((role) => [role.name, role.permissions]));
    expect(roles.get("administrator")?.filter((name) => /^(registry|cases|care)\./.test(name))).toEqual([]);
    expect(roles.get("auditor")?.filter((name) => !/\.(read|find|list)$/.test(name))).toEqual([]);
  });

  test("loading again changes nothing; a role whose file is gone gives no rights", async () => {
    await db().owner.query(
      `insert into roles (name, title, summary, area_levels, bidang_required, second_factor_required, permissions, may_grant, position)
       values ('peran-lama', '{}', '{}', '{province}', false, false, '{"*.*.*"}', '{}', 999)`,
    );
    const state = async () => (await db().owner.query("select * from roles order by name")).rows;
    await loadRoles(db().owner);
    const first = await state();
    expect(first.find((role: { name: string }) => role.name === "peran-lama")).toMatchObject({
      in_force: false,
    });
    await loadRoles(db().owner);
    expect(await state()).toEqual(first);
  });
});
