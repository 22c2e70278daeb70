import { newId } from "#platform/kernel/ids.ts";
import type { Actor } from "#platform/runtime/actor.ts";

/** An actor for tests that call operations directly. Without `permissions` it may do nothing but sign out. */
export function anActor(
  wanted: Partial<Omit<Actor, "permissions">> & { readonly permissions?: readonly string[] } = {},
): Actor {
  const { permissions = [], ...rest } = wanted;
  return {
    userId: newId(),
    username: "petugas.uji",
    displayName: "Petugas Uji",
    roles: [],
    areaCode: "36",
    bidang: null,
    compartments: [],
    sessionId: newId(),
    secondFactorAt: new Date(),
    restricted: false,
    permissions: new Set(permissions),
    ...rest,
  };
}
