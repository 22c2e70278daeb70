import type { Actor } from "#platform/runtime/actor.ts";

/** The one at the machine itself: no account, so its acts carry this id in the audit trail. */
export const systemUserId = "00000000-0000-7000-8000-000000000001";

/** Actor of the command line: whoever may run it owns the data anyway, and its acts are audited like any other. */
export function systemActor(provinceCode: string, now: Date): Actor {
  return {
    userId: systemUserId,
    username: "sistem",
    displayName: "Sistem",
    roles: [],
    // The last one is a pattern: it lets the console give every role.
    permissions: new Set([
      "identity.user.read",
      "identity.user.manage",
      "identity.compartment.grant",
      "*.*.*",
    ]),
    areaCode: provinceCode,
    bidang: null,
    compartments: [],
    sessionId: systemUserId,
    secondFactorAt: now,
    restricted: false,
  };
}
