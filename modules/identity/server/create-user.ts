import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { createUser } from "../contract/create-user.ts";
import { decideGrant } from "../domain/decide-grant.ts";
import { temporaryPassword } from "../domain/random-codes.ts";
import { after, temporaryPasswordDays } from "../domain/session-policy.ts";
import { userSubject } from "./account.ts";
import { granterOf, needsFactor } from "./managed-user.ts";
import { hashPassword } from "./password-hash.ts";
import { readRoles } from "./roles.ts";
import { takenName } from "./taken-name.ts";

/** Stores the roles of a user, replacing what was there. */
export async function replaceRoles(tx: Tx, userId: string, roles: readonly string[]): Promise<void> {
  await sql`delete from user_roles where user_id = ${userId}`.execute(tx);
  await sql`
    insert into user_roles (user_id, role) select ${userId}, r from unnest(${[...new Set(roles)]}::text[]) as r`.execute(
    tx,
  );
}

export const handler = command(createUser, async (tx, input, context) => {
  const { actor, now } = context;
  if (await needsFactor(tx, context)) return refuse("SECOND_FACTOR_REQUIRED");
  const decision = decideGrant(granterOf(actor), input, await readRoles(tx));
  if (!decision.ok) return refuse(decision.code, { details: decision.details });
  if (!(await placeExists(tx, input.areaCode))) return refuse("AREA_UNKNOWN");
  const userId = context.newId();
  const taken = await takenName(() =>
    sql`
      insert into users (id, username, nip, display_name, position, area_code, bidang, compartments, created_by)
      values (${userId}, ${input.username}, ${input.nip}, ${input.displayName}, ${input.position}, ${input.areaCode},
              ${input.bidang}, ${input.compartments}, ${actor.userId})`.execute(tx),
  );
  if (taken) return refuse(taken);
  await replaceRoles(tx, userId, input.roles);
  const password = temporaryPassword(randomBytes(16));
  const expiresAt = after(now, { days: temporaryPasswordDays });
  await sql`select set_user_password(${userId}, ${await hashPassword(password)}, ${now}, ${expiresAt})`.execute(
    tx,
  );
  const { roles, areaCode, bidang, compartments } = input;
  return done({ userId, temporaryPassword: password, expiresAt: expiresAt.toISOString() }, [
    identityEvents["identity.user-created.v1"](userSubject({ userId, areaCode }), {
      roles,
      areaCode,
      bidang,
      compartments,
    }),
  ]);
});
