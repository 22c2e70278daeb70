import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { RowContent } from "../../contract/proposal-shapes.ts";

export interface RowSubject {
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly compartment: string | null;
  readonly name: string;
  readonly placeCode: string;
}

const inArea = sql`t.region_code >= left((select app.area_from()), 4) and t.region_code < (select app.area_upto())`;

/** Whom a row is about, as the actor may see them; undefined where they are out of sight. */
export async function findRowSubject(tx: Tx, content: RowContent): Promise<RowSubject | undefined> {
  if (content.kind === "new-family") {
    const head = content.members.find(({ relation }) => relation === 1) ?? content.members[0];
    return {
      familyId: null,
      personId: null,
      compartment: null,
      name: head?.name ?? "",
      placeCode: content.address.placeCode,
    };
  }
  if (content.kind === "removal") {
    const { rows } = await sql<RowSubject>`
      select t.id as "familyId", null::uuid as "personId", null as compartment, t.head_name as name, t.place_code as "placeCode"
        from registry.families t where t.id = ${content.familyId} and t.status = 'active' and ${inArea}`.execute(
      tx,
    );
    return rows[0];
  }
  const { rows } = await sql<RowSubject>`
    select t.family_id as "familyId", t.id as "personId", t.compartment, t.name, t.place_code as "placeCode"
      from registry.persons t where t.id = ${content.personId} and t.life_status <> 'merged' and ${inArea}`.execute(
    tx,
  );
  return rows[0];
}
