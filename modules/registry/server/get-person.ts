import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import { ageYears, civilDateInWib } from "#platform/kernel/dates.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getPerson } from "../contract/get-person.ts";
import { personFields, surveyedFields } from "../domain/fields.ts";
import { nikWarnings } from "../domain/nik-warnings.ts";
import { allowedOnPerson } from "./allowed-actions.ts";
import { readSuspicions } from "./linkage/same-ones.ts";
import { findPerson, type PersonRow } from "./locate.ts";
import {
  boundary,
  type Owners,
  readAid,
  readConditions,
  readDocuments,
  readEvents,
  readGroups,
  readMerges,
} from "./page-reads.ts";
import { fullPlaceLabels } from "./place-labels.ts";

type Page = z.input<typeof getPerson.output>;

/** Coded facts only: name, numbers and dates stand on the page by themselves. */
const coded = Object.entries({ ...personFields, ...surveyedFields });

function factsOf(person: PersonRow): Page["facts"] {
  return coded.flatMap(([field, { column, list }]) => {
    const value = person[column];
    if (typeof value !== "number" || field === "relation") return [];
    return field === "disabilityKinds" && value === 0 ? [] : [{ field, listId: list, value }];
  });
}

async function readNumbers(tx: Tx, person: PersonRow): Promise<Page["numbers"]> {
  const { rows } = await sql<{ kind: string; number: string; endedAt: Date | null }>`
    select i.kind, i.number, i.ended_at as "endedAt" from registry.person_identifiers i
     where i.number = ${person.nik} and i.person_id = ${person.id}
    union
    select i.kind, i.number, i.ended_at from registry.person_identifiers i
     where i.person_id = ${person.id} and i.ended_at is not null
     order by 3 desc nulls first`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    masked: maskNumber(row.number),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

async function readMemberships(tx: Tx, person: PersonRow): Promise<Page["memberships"]> {
  const { rows } = await sql<{
    familyId: string;
    headName: string | null;
    relation: number | null;
    since: string | null;
    until: string | null;
    endedBecause: string | null;
  }>`
    select m.family_id as "familyId", f.head_name as "headName", m.relation, lower(m.during)::text as since,
           upper(m.during)::text as until, m.ended_because as "endedBecause"
      from registry.memberships m
      left join registry.families f on f.region_code = m.region_code and f.id = m.family_id
     where m.region_code = ${person.region_code} and m.person_id = ${person.id}
     order by lower(m.during) desc nulls last`.execute(tx);
  return rows.map(({ since, until, ...row }) => ({
    ...row,
    sinceOn: boundary(since),
    untilOn: boundary(until),
  }));
}

export const handler = query(getPerson, async (tx, input, { actor, now }) => {
  const person = await findPerson(tx, input.personId);
  if (!person) return refuse("PERSON_NOT_FOUND");
  const today = civilDateInWib(now);
  const owners: Owners = { regionCode: person.region_code, familyId: null, personIds: [person.id] };
  const label = await fullPlaceLabels(tx, [person.place_code]);
  const family = await sql<{ headName: string }>`
    select f.head_name as "headName" from registry.families f
     where f.region_code = ${person.region_code} and f.id = ${person.family_id}`.execute(tx);
  const text = (column: string) => String(person[column] ?? "");
  return shown(
    {
      personId: person.id,
      revision: person.revision,
      familyId: person.family_id,
      headName: family.rows[0]?.headName ?? null,
      relation: person.relation,
      name: person.name,
      sex: person.sex,
      bornOn: person.born_on,
      ageYears: person.born_on === null ? null : ageYears(person.born_on, person.died_on ?? today),
      birthPlace: text("birth_place"),
      motherName: text("mother_name"),
      place: label(person.place_code),
      address: text("address"),
      rt: text("rt"),
      rw: text("rw"),
      lifeStatus: person.life_status,
      diedOn: person.died_on,
      mergedInto: person.merged_into,
      isProtected: person.compartment !== null,
      nikMasked: person.nik === null ? null : maskNumber(person.nik),
      nikWarnings: nikWarnings(person.nik, { bornOn: person.born_on, sex: person.sex }),
      numbers: await readNumbers(tx, person),
      factsSource: person["facts_source"] === null ? null : text("facts_source"),
      factsAsOfOn: person["facts_as_of_on"] === null ? null : text("facts_as_of_on"),
      facts: factsOf(person),
      conditions: await readConditions(tx, owners),
      memberships: await readMemberships(tx, person),
      groups: await readGroups(tx, [person.id]),
      aid: await readAid(tx, owners),
      documents: await readDocuments(tx, owners),
      events: await readEvents(tx, owners),
      merges: await readMerges(tx, person.region_code, person.id),
      suspicions: await readSuspicions(tx, actor, "person", [person.id]),
      source: text("source"),
      createdAt: new Date(person["created_at"] as Date).toISOString(),
      allowed: allowedOnPerson(actor, person.life_status, person.family_id),
    },
    { purpose: "person-page", subjects: [{ kind: "person", id: person.id, placeCode: person.place_code }] },
  );
});
