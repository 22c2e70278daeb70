import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * Papers of people who died before `diedBeforeOn`: copies kept longer than their purpose (UU 27/2022 art. 43).
 * Papers of a family count only when none of its members lives. Within the actor's area.
 */
export async function findDocumentsToDestroy(tx: Tx, diedBeforeOn: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from registry.documents d
     where d.region_code = any ((select registry.regions_in_scope())::text[])
       and (exists (select from registry.persons p
                     where p.region_code = d.region_code and p.id = d.person_id
                       and p.life_status = 'dead' and p.died_on < ${diedBeforeOn})
            or (d.person_id is null
                and exists (select from registry.persons p
                             where p.region_code = d.region_code and p.family_id = d.family_id)
                and not exists (select from registry.persons p
                                 where p.region_code = d.region_code and p.family_id = d.family_id
                                   and (p.life_status <> 'dead' or p.died_on is null or p.died_on >= ${diedBeforeOn}))))
     order by d.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Deletes papers by id; the database allows it only to who decides destructions. Returns how many. */
export async function destroyDocuments(tx: Tx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from registry.documents d
     where d.region_code = any ((select registry.regions_in_scope())::text[]) and d.id = any (${ids}::uuid[])
    returning d.id`.execute(tx);
  return rows.length;
}
