import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listRoles } from "../contract/list-roles.ts";
import { mayGrantRole } from "../domain/decide-grant.ts";
import { granterOf } from "./managed-user.ts";
import { readRoles } from "./roles.ts";

export const handler = query(listRoles, async (tx, _input, { actor }) => {
  const roles = await readRoles(tx);
  return plain({
    roles: [...roles.values()].map((role) => ({
      name: role.name,
      title: role.title,
      summary: role.summary,
      areaLevels: [...role.areaLevels],
      secondFactorRequired: role.secondFactorRequired,
      bidangRequired: role.bidangRequired,
      grantable: mayGrantRole(granterOf(actor), role, roles),
    })),
  });
});
