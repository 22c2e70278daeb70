import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { recordCondition } from "../contract/record-condition.ts";
import { type PpksLimits, ppksFault } from "../domain/ppks-limits.ts";
import { lockPerson } from "./locate.ts";

export const handler = command(recordCondition, async (tx, input, { actor, now, newId }) => {
  const person = await lockPerson(tx, input.personId);
  if (!person || person.life_status === "merged") return refuse("PERSON_NOT_FOUND");
  const { rows } = await sql<PpksLimits & { compartment: string | null }>`
    select t.min_age_years as "minAgeYears", t.max_age_years as "maxAgeYears", t.sex, t.compartment,
           t.needs_disability_kinds as "needsDisabilityKinds"
      from registry.ppks_types t where t.code = ${input.ppksCode}`.execute(tx);
  const type = rows[0];
  if (!type) return refuse("PPKS_UNKNOWN");
  if (type.compartment !== null && !actor.compartments.includes(type.compartment))
    return refuse("COMPARTMENT_NEEDED");
  if (input.sinceOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const fault = ppksFault(
    type,
    { bornOn: person.born_on, sex: person.sex },
    input.sinceOn,
    input.disabilityKinds,
  );
  if (fault?.code === "AGE_OUTSIDE_LIMITS") {
    const { minAgeYears, maxAgeYears, ageYears } = fault;
    return refuse("AGE_OUTSIDE_LIMITS", { details: { minAgeYears, maxAgeYears, ageYears } });
  }
  if (fault !== null) return refuse(fault.code);
  const held = await sql`
    select 1 from registry.person_conditions c
     where c.region_code = ${person.region_code} and c.person_id = ${person.id} and c.ppks_code = ${input.ppksCode}
       and c.until_on is null`.execute(tx);
  if (held.rows.length > 0) return refuse("CONDITION_ALREADY_HELD");

  const conditionId = newId();
  const compartment = type.compartment ?? person.compartment;
  await sql`
    insert into registry.person_conditions (region_code, id, person_id, place_code, compartment, ppks_code, since_on,
      evidence_kind, evidence_note, disability_kinds, note, source, created_by)
    values (${person.region_code}, ${conditionId}, ${person.id}, ${person.place_code}, ${compartment}, ${input.ppksCode},
      ${input.sinceOn}, ${input.evidenceKind}, ${input.evidenceNote}, ${input.disabilityKinds}, ${input.note}, 'officer',
      ${actor.userId})`.execute(tx);
  await sql`
    insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, new_value, source,
                                  changed_at, changed_by)
    values (${person.region_code}, ${person.place_code}, ${compartment}, 'person', ${person.id}, 'condition',
            ${input.ppksCode}, 'officer', ${now}, ${actor.userId})`.execute(tx);
  return done({ conditionId }, [
    registryEvents["registry.condition-recorded.v1"](
      // Naming the person beside a protected record would tell every auditor of the area what it protects.
      compartment === null
        ? { kind: "person", id: person.id, placeCode: person.place_code }
        : { kind: "condition", id: conditionId, placeCode: person.place_code },
      { conditionId, isProtected: compartment !== null },
    ),
  ]);
});
