import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface HoldSubject {
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
}

export type HoldSubjectKind = "person" | "family" | "household" | "group";

// An id alone does not tell its region; within the actor's area the index is skip-scanned over at most eight.
const inArea = sql`region_code >= left((select app.area_from()), 4) and region_code < (select app.area_upto())`;

/** Where the subject stands, if the actor may see it; the registry's policies do the hiding. */
export async function findSubject(
  tx: Tx,
  kind: HoldSubjectKind,
  id: string,
): Promise<HoldSubject | undefined> {
  const found = {
    person: sql<HoldSubject>`
      select region_code as "regionCode", place_code as "placeCode", compartment from registry.persons
       where id = ${id} and life_status <> 'merged' and ${inArea}`,
    family: sql<HoldSubject>`
      select region_code as "regionCode", place_code as "placeCode", null as compartment from registry.families
       where id = ${id} and status <> 'merged' and ${inArea}`,
    household: sql<HoldSubject>`
      select region_code as "regionCode", place_code as "placeCode", null as compartment from registry.households
       where id = ${id} and ${inArea}`,
    group: sql<HoldSubject>`
      select region_code as "regionCode", place_code as "placeCode", null as compartment from registry.groups
       where id = ${id} and ${inArea}`,
  }[kind];
  return (await found.execute(tx)).rows[0];
}
