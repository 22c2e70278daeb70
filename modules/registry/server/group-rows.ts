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

interface Present {
  readonly sinceOn: string;
  readonly role: string;
}

/** Present members with the day they joined and their role, whether the actor sees the persons or not. */
export async function presentMembers(tx: Tx, group: GroupRow): Promise<Map<string, Present>> {
  const { rows } = await sql<Present & { personId: string }>`
    select m.person_id as "personId", m.since_on as "sinceOn", m.role from registry.group_members m
     where m.region_code = ${group.region_code} and m.group_id = ${group.id} and m.until_on is null`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/**
 * The last day of an earlier membership that reaches beyond a day on which one of these persons is to join
 * again; null where nothing overlaps. Who left on the day of joining was entered by mistake and may come back.
 */
export async function lastDayBefore(
  tx: Tx,
  group: GroupRow,
  personIds: readonly string[],
  on: string,
): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`
    select max(m.until_on) as until from registry.group_members m
     where m.region_code = ${group.region_code} and m.group_id = ${group.id} and m.person_id = any (${personIds}::uuid[])
       and (m.until_on > ${on}::date or m.since_on > ${on}::date)`.execute(tx);
  return rows[0]?.until ?? null;
}

/** Gives present members another role from now on. */
export async function changeRoles(
  tx: Tx,
  group: GroupRow,
  roles: ReadonlyArray<{ readonly personId: string; readonly role: string }>,
): Promise<void> {
  await sql`
    update registry.group_members m set role = wanted.role
      from unnest(${roles.map((one) => one.personId)}::uuid[], ${roles.map((one) => one.role)}::text[]) as wanted(person_id, role)
     where m.region_code = ${group.region_code} and m.group_id = ${group.id} and m.person_id = wanted.person_id
       and m.until_on is null`.execute(tx);
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
