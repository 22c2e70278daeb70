import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { findPerson } from "./locate.ts";

export interface GroupRow {
  readonly id: string;
  readonly region_code: string;
  readonly place_code: string;
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  readonly created_at: Date;
  readonly revision: number;
}

const inArea = sql`region_code >= left((select app.area_from()), 4) and region_code < (select app.area_upto())`;

export async function findGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`select * from registry.groups where id = ${id} and ${inArea}`.execute(
    tx,
  );
  return rows[0];
}

export async function lockGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    select * from registry.groups where id = ${id} and ${inArea} for update`.execute(tx);
  return rows[0];
}

/** Present members with the day they joined, whether the actor sees the persons or not. */
export async function presentMembers(tx: Tx, group: GroupRow): Promise<Map<string, string>> {
  const { rows } = await sql<{ person_id: string; since_on: string }>`
    select m.person_id, m.since_on from registry.group_members m
     where m.region_code = ${group.region_code} and m.group_id = ${group.id} and m.until_on is null`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.person_id, row.since_on]));
}

/** False where a person is not in the actor's sight. */
export async function allVisible(tx: Tx, personIds: readonly string[]): Promise<boolean> {
  for (const id of personIds) if ((await findPerson(tx, id)) === undefined) return false;
  return true;
}

/** The same for who is to join: a record merged into another joins under the kept one. */
export async function allMayJoin(tx: Tx, personIds: readonly string[]): Promise<boolean> {
  for (const id of personIds) {
    const person = await findPerson(tx, id);
    if (person === undefined || person.life_status === "merged") return false;
  }
  return true;
}

export async function addMembers(
  tx: Tx,
  group: Pick<GroupRow, "id" | "region_code" | "place_code">,
  members: ReadonlyArray<{ readonly personId: string; readonly role: string }>,
  sinceOn: string,
): Promise<void> {
  await sql`
    insert into registry.group_members (region_code, group_id, person_id, place_code, role, since_on)
    select ${group.region_code}, ${group.id}::uuid, m.person_id, ${group.place_code}, m.role, ${sinceOn}::date
      from unnest(${members.map((one) => one.personId)}::uuid[], ${members.map((one) => one.role)}::text[]) as m(person_id, role)
    on conflict (region_code, group_id, person_id, since_on) do update set until_on = null, role = excluded.role`.execute(
    tx,
  );
}
