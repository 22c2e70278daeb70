import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { endCondition } from "../contract/end-condition.ts";
import { staleDetails } from "./stale.ts";
import { updateRow } from "./update-row.ts";

interface Row {
  readonly region_code: string;
  readonly place_code: string;
  readonly compartment: string | null;
  readonly person_id: string;
  readonly ppks_code: string;
  readonly since_on: string;
  readonly until_on: string | null;
  readonly end_reason: string | null;
  readonly revision: number;
}

export const handler = command(endCondition, async (tx, input, { actor, now }) => {
  const { rows } = await sql<Row>`
    select * from registry.person_conditions
     where id = ${input.conditionId} and region_code >= left((select app.area_from()), 4)
       and region_code < (select app.area_upto()) for update`.execute(tx);
  const condition = rows[0];
  if (!condition) return refuse("CONDITION_NOT_FOUND");
  if (condition.revision !== input.baseRevision) {
    const fields = [
      ["untilOn", condition.until_on, input.untilOn],
      ["endReason", condition.end_reason, input.endReason],
    ] as const;
    return refuse("STALE", { details: staleDetails(condition.revision, fields) });
  }
  if (condition.until_on !== null) return refuse("ALREADY_ENDED");
  if (input.untilOn < condition.since_on) return refuse("ENDS_BEFORE_START");
  if (input.untilOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const revision = await updateRow(
    tx,
    "person_conditions",
    { regionCode: condition.region_code, id: input.conditionId },
    [
      ["until_on", input.untilOn],
      ["end_reason", input.endReason],
    ],
  );
  await sql`
    insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value, reason,
                                  source, changed_at, changed_by)
    values (${condition.region_code}, ${condition.place_code}, ${condition.compartment}, 'person', ${condition.person_id},
            'condition', ${condition.ppks_code}, ${input.endReason}, 'officer', ${now}, ${actor.userId})`.execute(
    tx,
  );
  return done({ revision }, [
    registryEvents["registry.condition-ended.v1"](
      // Naming the person beside a protected record would tell every auditor of the area what it protects.
      condition.compartment === null
        ? { kind: "person", id: condition.person_id, placeCode: condition.place_code }
        : { kind: "condition", id: input.conditionId, placeCode: condition.place_code },
      { conditionId: input.conditionId, isProtected: condition.compartment !== null },
    ),
  ]);
});
