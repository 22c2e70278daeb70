import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import type { NewPerson } from "../contract/person-input.ts";
import { nameKey } from "../domain/name-key.ts";

export interface PersonHome {
  readonly regionCode: string;
  readonly placeCode: string;
  readonly familyId: string | null;
  readonly familySinceOn: string | null;
  readonly address: string;
  readonly rt: string;
  readonly rw: string;
}

/** Adds a name and its words to the dictionaries of search; the application may insert there, never read. */
export async function learnName(tx: Tx, name: string): Promise<void> {
  const key = nameKey(name);
  if (key !== "")
    await sql`
      with name as (insert into registry.names (name) values (${key}) on conflict do nothing)
      insert into registry.name_words (word) select distinct string_to_table(${key}, ' ') on conflict do nothing`.execute(
      tx,
    );
}

/** Stores a new person with its NIK in the directory and its name in the dictionary. */
export async function insertPerson(
  tx: Tx,
  id: string,
  person: z.output<typeof NewPerson>,
  home: PersonHome,
  actorId: string,
): Promise<void> {
  await sql`
    insert into registry.persons (region_code, id, place_code, family_id, family_since_on, relation, name, name_key, nik,
                                  sex, born_on, birth_place, mother_name, address, rt, rw, source, created_by)
    values (${home.regionCode}, ${id}, ${home.placeCode}, ${home.familyId}, ${home.familySinceOn}, ${person.relation},
            ${person.name}, ${nameKey(person.name)}, ${person.nik}, ${person.sex}, ${person.bornOn}, ${person.birthPlace},
            ${person.motherName}, ${home.address}, ${home.rt}, ${home.rw}, 'officer', ${actorId})`.execute(
    tx,
  );
  if (person.nik !== null) await addPersonNumber(tx, person.nik, id, home, null);
  await learnName(tx, person.name);
}

export async function addPersonNumber(
  tx: Tx,
  nik: string,
  personId: string,
  home: { readonly regionCode: string; readonly placeCode: string },
  compartment: string | null,
): Promise<void> {
  // A number the person held before comes back into use instead of a second row.
  await sql`
    insert into registry.person_identifiers (number, kind, person_id, region_code, place_code, compartment)
    values (${nik}, 'nik', ${personId}, ${home.regionCode}, ${home.placeCode}, ${compartment})
    on conflict (number, kind, person_id) do update set ended_at = null`.execute(tx);
}

export async function addFamilyNumber(
  tx: Tx,
  kkNumber: string,
  familyId: string,
  home: { readonly regionCode: string; readonly placeCode: string },
): Promise<void> {
  await sql`
    insert into registry.family_identifiers (number, kind, family_id, region_code, place_code)
    values (${kkNumber}, 'kk', ${familyId}, ${home.regionCode}, ${home.placeCode})
    on conflict (number, kind, family_id) do update set ended_at = null`.execute(tx);
}
