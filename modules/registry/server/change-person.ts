import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { changePerson } from "../contract/change-person.ts";
import { type PersonField, personFields } from "../domain/fields.ts";
import { nameKey } from "../domain/name-key.ts";
import { nikWarnings } from "../domain/nik-warnings.ts";
import { differences, writeHistory } from "./history.ts";
import { addPersonNumber, learnName } from "./insert-person.ts";
import { lockPerson, nikHolder } from "./locate.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(changePerson, async (tx, input, { actor, now }) => {
  const person = await lockPerson(tx, input.personId);
  if (!person || person.life_status === "merged") return refuse("PERSON_NOT_FOUND");
  const sent = Object.entries(input.changes).map(([field, value]) => {
    const column = personFields[field as PersonField].column;
    return { field, column, stored: person[column] ?? null, value };
  });
  if (person.revision !== input.baseRevision) {
    const fields = sent.map(({ field, stored, value }) => [field, stored, value] as const);
    return refuse("STALE", { details: staleDetails(person.revision, fields) });
  }
  const changes = differences(sent.map(({ field, stored, value }) => [field, stored, value] as const));
  if (changes.length === 0) return refuse("NOTHING_CHANGED");
  const changed = new Set(changes.map((change) => change.field));
  const nik = changed.has("nik") ? (input.changes.nik ?? null) : undefined;
  if (nik !== undefined && nik !== null) {
    const holder = await nikHolder(tx, nik, person.id);
    if (holder !== undefined) return refuse("NIK_HELD_BY_ANOTHER", { details: { personId: holder } });
  }

  const home = { regionCode: person.region_code, placeCode: person.place_code };
  const assignments: Assignment[] = sent
    .filter(({ field }) => changed.has(field))
    .map(({ column, value }) => [column, value] as const);
  const { name } = input.changes;
  if (name !== undefined && changed.has("name")) {
    assignments.push(["name_key", nameKey(name)]);
    await learnName(tx, name);
  }
  if (nik !== undefined) {
    if (person.nik !== null)
      await sql`
        update registry.person_identifiers set ended_at = ${now}
         where number = ${person.nik} and kind = 'nik' and person_id = ${person.id}`.execute(tx);
    if (nik !== null) await addPersonNumber(tx, nik, person.id, home, person.compartment);
  }
  const revision = await updateRow(tx, "persons", { ...home, id: person.id }, assignments, now);
  if (changed.has("name") && person.relation === 1 && name !== undefined)
    await sql`
      update registry.families set head_name = ${name}
       where region_code = ${person.region_code} and id = ${person.family_id}`.execute(tx);
  await writeHistory(
    tx,
    { kind: "person", id: person.id, ...home, compartment: person.compartment },
    changes,
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  const known = {
    bornOn: input.changes.bornOn === undefined ? person.born_on : input.changes.bornOn,
    sex: input.changes.sex === undefined ? person.sex : input.changes.sex,
  };
  return done({ revision, warnings: nikWarnings(nik === undefined ? person.nik : nik, known) }, [
    registryEvents["registry.person-changed.v1"](
      { kind: "person", id: person.id, placeCode: person.place_code },
      { fields: [...changed] },
    ),
  ]);
});
