import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { changeUser } from "../contract/change-user.ts";
import { decideGrant, type Grant } from "../domain/decide-grant.ts";
import { userSubject } from "./account.ts";
import { replaceRoles } from "./create-user.ts";
import { granterOf, lockManagedUser } from "./managed-user.ts";
import { readRoles } from "./roles.ts";
import { takenName } from "./taken-name.ts";

const grantOf = (user: Grant) => ({
  roles: [...user.roles].toSorted(),
  areaCode: user.areaCode,
  bidang: user.bidang,
  compartments: [...user.compartments].toSorted(),
});

export const handler = command(changeUser, async (tx, input, context) => {
  const { actor, now } = context;
  const roles = await readRoles(tx);
  const user = await lockManagedUser(tx, input.userId, context, roles);
  if (typeof user === "string") return refuse(user);
  if (user.revision !== input.baseRevision)
    return refuse("USER_CHANGED", { details: { revision: user.revision } });
  const decision = decideGrant(granterOf(actor), input, roles);
  if (!decision.ok) return refuse(decision.code, { details: decision.details });
  if (!(await placeExists(tx, input.areaCode))) return refuse("AREA_UNKNOWN");
  const before = grantOf(user);
  const afterwards = grantOf(input);
  const rightsChanged = JSON.stringify(before) !== JSON.stringify(afterwards);
  const taken = await takenName(() =>
    sql`
      update users set nip = ${input.nip}, display_name = ${input.displayName}, position = ${input.position},
        area_code = ${input.areaCode}, bidang = ${input.bidang}, compartments = ${input.compartments},
        revision = revision + 1, updated_at = ${now}
      where id = ${input.userId}`.execute(tx),
  );
  if (taken === "NIP_TAKEN") return refuse("NIP_TAKEN");
  if (rightsChanged) {
    await replaceRoles(tx, input.userId, input.roles);
    // A running session keeps working under the new rights, which are read with every request; ending it makes
    // the change seen.
    await sql`select end_user_sessions(${input.userId}, ${now})`.execute(tx);
  }
  const fields = (["nip", "displayName", "position"] as const).filter((name) => user[name] !== input[name]);
  const subject = userSubject({ userId: input.userId, areaCode: input.areaCode });
  return done({ revision: user.revision + 1 }, [
    identityEvents["identity.user-changed.v1"](subject, { before, after: afterwards, fields: [...fields] }),
  ]);
});
