import type pg from "pg";
import type { Actor, Authenticate } from "#platform/runtime/actor.ts";
import { grantsCompartments } from "../domain/decide-grant.ts";
import { spellOut } from "../domain/permission-pattern.ts";
import { sessionIdleMinutes } from "../domain/session-policy.ts";
import { sha256 } from "./tokens.ts";

interface Row {
  readonly session_id: string;
  readonly user_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly roles: string[];
  readonly permissions: string[];
  readonly area_code: string;
  readonly bidang: string | null;
  readonly compartments: string[];
  readonly second_factor_at: Date | null;
  readonly restricted: boolean;
  readonly purpose_needed: boolean;
  readonly purpose_reference: string | null;
}

const findSession = {
  name: "identity-find-session",
  text: "select * from unsafe_find_session($1, $2, make_interval(mins => $3))",
} as const;

/**
 * Finds the actor behind a session cookie: one indexed read per request. `knownPermissions` are the names of
 * all operations, over which the patterns of the roles are spelt out.
 */
export function createAuthenticate(
  app: pg.Pool,
  knownPermissions: readonly string[],
  clock: () => Date = () => new Date(),
): Authenticate {
  // A handful of role combinations exist; spelling out patterns for each request would be work for nothing.
  const spelt = new Map<string, ReadonlySet<string>>();
  const permissionsOf = (patterns: readonly string[]): ReadonlySet<string> => {
    const key = patterns.join(" ");
    const known = spelt.get(key);
    if (known) return known;
    const names = spellOut(patterns, [...knownPermissions, grantsCompartments]);
    spelt.set(key, names);
    return names;
  };
  return async ({ sessionToken }): Promise<Actor | null> => {
    if (sessionToken === undefined || !/^[\w-]{43}$/.test(sessionToken)) return null;
    const { rows } = await app.query<Row>({
      ...findSession,
      values: [sha256(sessionToken), clock(), sessionIdleMinutes],
    });
    const row = rows[0];
    if (!row) return null;
    return {
      userId: row.user_id,
      username: row.username,
      displayName: row.display_name,
      roles: row.roles,
      permissions: permissionsOf(row.permissions),
      areaCode: row.area_code,
      bidang: row.bidang,
      compartments: row.compartments,
      sessionId: row.session_id,
      secondFactorAt: row.second_factor_at,
      restricted: row.restricted,
      purposeNeeded: row.purpose_needed,
      purposeReference: row.purpose_reference,
    };
  };
}
