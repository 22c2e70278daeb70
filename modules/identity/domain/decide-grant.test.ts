import { describe, expect, test } from "vitest";
import { decideGrant, type Grant, type Granter, mayManage, type RoleRules } from "./decide-grant.ts";

const role = (name: string, permissions: string[], more: Partial<RoleRules> = {}): RoleRules => ({
  name,
  permissions,
  areaLevels: ["province", "regency"],
  bidangRequired: false,
  mayGrant: [],
  ...more,
});

const roles = new Map(
  [
    role("reader", ["registry.*.read"], { areaLevels: ["regency", "district"] }),
    role("officer", ["registry.*.*"], { bidangRequired: true }),
    role("signer", ["delivery.decree.sign"]),
    role("administrator", ["identity.user.manage"], { mayGrant: ["*.*.*"] }),
  ].map((one) => [one.name, one]),
);

const granter = (more: Partial<Granter>): Granter => ({
  permissions: new Set(["identity.user.manage"]),
  roles: [],
  areaCode: "3602",
  compartments: [],
  ...more,
});
const grant = (more: Partial<Grant>): Grant => ({
  roles: ["reader"],
  areaCode: "3602",
  bidang: null,
  compartments: [],
  ...more,
});

const administrator = granter({ roles: ["administrator"] });
const reader = granter({ permissions: new Set(["identity.user.manage", "registry.person.read"]) });

describe("nobody gives more than they may", () => {
  test.each<[string, Granter, Partial<Grant>, string]>([
    ["an administrator gives any role in the own area", administrator, { roles: ["signer"] }, "ok"],
    ["not outside it", administrator, { areaCode: "3604" }, "AREA_OUTSIDE_OWN"],
    ["not above it", administrator, { roles: ["signer"], areaCode: "36" }, "AREA_OUTSIDE_OWN"],
    ["a role has its levels", administrator, { areaCode: "3602142001" }, "AREA_LEVEL_WRONG"],
    ["an unknown role", administrator, { roles: ["king"] }, "ROLE_UNKNOWN"],
    ["a bidang where the role asks for one", administrator, { roles: ["officer"] }, "BIDANG_MISSING"],
    ["compartments only if held", administrator, { compartments: ["victims"] }, "COMPARTMENT_NOT_GRANTABLE"],
    ["one name does not cover a pattern", reader, {}, "ROLE_NOT_GRANTABLE"],
    ["every role counts", administrator, { roles: ["reader", "king"] }, "ROLE_UNKNOWN"],
  ])("%s", (_title, who, wanted, expected) => {
    const decision = decideGrant(who, grant(wanted), roles);
    expect(decision.ok ? "ok" : decision.code).toBe(expected);
  });

  test("own compartments may be given, all with the permission for it", () => {
    const victims = grant({ compartments: ["victims"] });
    expect(
      decideGrant(granter({ roles: ["administrator"], compartments: ["victims"] }), victims, roles).ok,
    ).toBe(true);
    const permissions = new Set(["identity.user.manage", "identity.compartment.grant"]);
    expect(decideGrant(granter({ roles: ["administrator"], permissions }), victims, roles).ok).toBe(true);
  });

  test("an account with rights one could not give is out of reach", () => {
    expect(mayManage(reader, grant({ roles: ["signer"] }), roles)).toBe(false);
    expect(mayManage(administrator, grant({ roles: ["signer"] }), roles)).toBe(true);
    expect(mayManage(administrator, grant({ roles: ["gone"] }), roles)).toBe(false);
  });
});
