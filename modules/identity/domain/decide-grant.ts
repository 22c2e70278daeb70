import { isInside, type PlaceLevel, placeLevel } from "#platform/kernel/place-code.ts";
import { allCovered } from "./permission-pattern.ts";

/** A role as deciding needs it; see reference/roles. */
export interface RoleRules {
  readonly name: string;
  readonly areaLevels: readonly string[];
  readonly bidangRequired: boolean;
  readonly permissions: readonly string[];
  readonly mayGrant: readonly string[];
}

/** Whoever gives rights. */
export interface Granter {
  readonly permissions: ReadonlySet<string>;
  readonly roles: readonly string[];
  readonly areaCode: string;
  readonly compartments: readonly string[];
}

/** What someone has or shall have. */
export interface Grant {
  readonly roles: readonly string[];
  readonly areaCode: string;
  readonly bidang: string | null;
  readonly compartments: readonly string[];
}

export type GrantFault =
  | "ROLE_UNKNOWN"
  | "ROLE_NOT_GRANTABLE"
  | "AREA_OUTSIDE_OWN"
  | "AREA_LEVEL_WRONG"
  | "BIDANG_MISSING"
  | "COMPARTMENT_NOT_GRANTABLE";

export type GrantDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: GrantFault; readonly details?: unknown };

/** Whoever holds this may assign people to compartments without being in them. */
export const grantsCompartments = "identity.compartment.grant";

/** Patterns of the permissions someone may give: the own ones and those the own roles name as grantable. */
export function grantablePatterns(granter: Granter, roles: ReadonlyMap<string, RoleRules>): string[] {
  return [...granter.permissions, ...granter.roles.flatMap((name) => roles.get(name)?.mayGrant ?? [])];
}

/** True where the granter may give a role. */
export function mayGrantRole(
  granter: Granter,
  role: RoleRules,
  roles: ReadonlyMap<string, RoleRules>,
): boolean {
  const patterns = grantablePatterns(granter, roles);
  return allCovered(patterns, role.permissions) && allCovered(patterns, role.mayGrant);
}

/**
 * Nobody gives more than they may: each role, the area and each compartment must be within the granter's own.
 * Answers the first fault, most basic first.
 */
export function decideGrant(
  granter: Granter,
  wanted: Grant,
  roles: ReadonlyMap<string, RoleRules>,
): GrantDecision {
  const level: PlaceLevel | undefined = placeLevel(wanted.areaCode);
  for (const name of wanted.roles) {
    const role = roles.get(name);
    if (!role) return { ok: false, code: "ROLE_UNKNOWN", details: { role: name } };
    if (!mayGrantRole(granter, role, roles))
      return { ok: false, code: "ROLE_NOT_GRANTABLE", details: { role: name } };
    if (!level || !role.areaLevels.includes(level)) {
      return { ok: false, code: "AREA_LEVEL_WRONG", details: { role: name, levels: role.areaLevels } };
    }
    if (role.bidangRequired && wanted.bidang === null) {
      return { ok: false, code: "BIDANG_MISSING", details: { role: name } };
    }
  }
  if (!isInside(wanted.areaCode, granter.areaCode)) return { ok: false, code: "AREA_OUTSIDE_OWN" };
  if (!granter.permissions.has(grantsCompartments)) {
    const foreign = wanted.compartments.find((name) => !granter.compartments.includes(name));
    if (foreign !== undefined) {
      return { ok: false, code: "COMPARTMENT_NOT_GRANTABLE", details: { compartment: foreign } };
    }
  }
  return { ok: true };
}

/**
 * Whether the granter stands above an account: who could not have given all its rights may not touch it, or
 * resetting a password would be a way up.
 */
export function mayManage(granter: Granter, held: Grant, roles: ReadonlyMap<string, RoleRules>): boolean {
  const patterns = grantablePatterns(granter, roles);
  return held.roles.every((name) => {
    const role = roles.get(name);
    return (
      role !== undefined && allCovered(patterns, role.permissions) && allCovered(patterns, role.mayGrant)
    );
  });
}
