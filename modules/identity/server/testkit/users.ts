import { randomBytes } from "node:crypto";
import type { Database } from "#platform/db/connection.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { SessionCookie } from "#platform/runtime/operation.ts";
import { createAuthenticate } from "../authenticate.ts";
import { hashPassword } from "../password-hash.ts";
import { newToken, sha256 } from "../tokens.ts";

/** A password that any rule accepts, for accounts that tests sign in with. */
export const testPassword = "perahu kertas bocor tiga";

// One hash for all tests: hashing is slow on purpose and is tested where it is made.
let hash: Promise<string> | undefined;
const testHash = () => (hash ??= hashPassword(testPassword));

export interface TestUser {
  readonly userId: string;
  readonly username: string;
  readonly nip: string;
}

/** An account in the database, made past the operations: what a test starts from, not what it tests. */
export async function aUser(
  database: Database,
  wanted: {
    readonly roles?: readonly string[];
    readonly areaCode?: string;
    readonly totpSecret?: string;
    readonly temporaryUntil?: Date;
    readonly status?: "active" | "disabled";
    readonly displayName?: string;
    readonly bidang?: string;
    readonly noPassword?: boolean;
  } = {},
): Promise<TestUser> {
  const username = `u${randomBytes(5).toString("hex")}`;
  // A NIP no person has: month 99 of the birth date part.
  const nip = `19009901${randomBytes(5).readUIntBE(0, 5).toString().padStart(10, "0").slice(-10)}`;
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into users (username, nip, display_name, area_code, status, bidang) values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      username,
      nip,
      wanted.displayName ?? "Petugas Uji",
      wanted.areaCode ?? "36",
      wanted.status ?? "active",
      wanted.bidang ?? null,
    ],
  );
  const userId = rows[0]?.id ?? "";
  await database.owner.query("insert into user_roles select $1, unnest($2::text[])", [
    userId,
    wanted.roles ?? ["tksk"],
  ]);
  if (!wanted.noPassword) {
    await database.owner.query("insert into credentials values ($1, $2, now(), $3)", [
      userId,
      await testHash(),
      wanted.temporaryUntil ?? null,
    ]);
  }
  if (wanted.totpSecret) {
    await database.owner.query(
      "insert into second_factors (user_id, secret, enrolled_at) values ($1, $2, now())",
      [userId, wanted.totpSecret],
    );
  }
  return { userId, username, nip };
}

/** A running session of a user; the token is what the cookie would hold. */
export async function aSession(
  database: Database,
  userId: string,
  more: {
    readonly startedAt?: Date;
    readonly secondFactorAt?: Date;
    readonly method?: "password" | "office";
    /** False: an auditor has yet to say what for. */
    readonly purposeStated?: boolean;
  } = {},
): Promise<{ sessionId: string; token: string }> {
  const token = newToken();
  const startedAt = more.startedAt ?? new Date();
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into sessions (user_id, token_sha256, method, ip, device, started_at, last_seen_at, expires_at, second_factor_at,
                           purpose_code, purpose_reference, purpose_until)
     select $1, $2, $3, '127.0.0.1', 'Firefox, Linux', $4::timestamptz, $4, $4::timestamptz + interval '12 hours', $5,
            p.code, p.reference, p.until
     from (values ('routine-audit', '700/001-ST/2026', $4::timestamptz + interval '12 hours'), (null, null, null))
            as p(code, reference, until)
     where (p.code is not null) = $6
     returning id`,
    [
      userId,
      sha256(token),
      more.method ?? "password",
      startedAt,
      more.secondFactorAt ?? null,
      more.purposeStated ?? true,
    ],
  );
  return { sessionId: rows[0]?.id ?? "", token };
}

/** A browser's cookie jar as the operations see it. */
export function aCookie(): SessionCookie & { readonly token: () => string | undefined } {
  let token: string | undefined;
  return {
    set: (value) => {
      token = value;
    },
    clear: () => {
      token = undefined;
    },
    token: () => token,
  };
}

/** The actor a user's session gives, with permissions spelt out over `known`. */
export async function actorOf(
  database: Database,
  userId: string,
  known: readonly string[],
  more: Parameters<typeof aSession>[2] = {},
): Promise<Actor> {
  const { token } = await aSession(database, userId, more);
  const actor = await createAuthenticate(
    database.app,
    known,
  )({ sessionToken: token, ip: "", userAgent: undefined });
  if (!actor) throw new Error("the session of a test user was not found");
  return actor;
}

/** Audit lines about a user, oldest first. */
export async function auditOf(
  database: Database,
  userId: string,
): Promise<Array<{ type: string; data: unknown }>> {
  const { rows } = await database.owner.query<{ type: string; data: unknown }>(
    "select type, data from app.audit where subject_id = $1 and kind = 'event' order by seq",
    [userId],
  );
  return rows;
}
