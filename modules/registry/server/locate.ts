import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export type Cell = string | number | boolean | Date | null;

/** A person as stored; further columns under their own names. */
export interface PersonRow {
  readonly id: string;
  readonly region_code: string;
  readonly place_code: string;
  readonly compartment: string | null;
  readonly family_id: string | null;
  readonly family_since_on: string | null;
  readonly relation: number | null;
  readonly name: string;
  readonly nik: string | null;
  readonly sex: "L" | "P" | null;
  readonly born_on: string | null;
  readonly life_status: "alive" | "dead" | "moved-out" | "missing" | "merged";
  readonly died_on: string | null;
  readonly merged_into: string | null;
  readonly revision: number;
  readonly [column: string]: Cell;
}

export interface FamilyRow {
  readonly id: string;
  readonly region_code: string;
  readonly place_code: string;
  readonly household_id: string | null;
  readonly kk_number: string | null;
  readonly head_name: string;
  readonly address: string;
  readonly hamlet: string;
  readonly rt: string;
  readonly rw: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly status: "active" | "moved-out" | "dissolved" | "merged";
  readonly merged_into: string | null;
  readonly source: string;
  readonly created_at: Date;
  readonly revision: number;
}

// An id alone does not tell its region; within the actor's area the index is skip-scanned over at most eight.
const inArea = sql`region_code >= left((select app.area_from()), 4) and region_code < (select app.area_upto())`;

/** The person, where the actor may see them; policies do the hiding. */
export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select * from registry.persons where id = ${id} and ${inArea}`.execute(tx);
  return rows[0];
}

/** The same, held until the end of the transaction so that its revision cannot change meanwhile. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select * from registry.persons where id = ${id} and ${inArea} for update`.execute(tx);
  return rows[0];
}

export async function findFamily(tx: Tx, id: string): Promise<FamilyRow | undefined> {
  const { rows } = await sql<FamilyRow>`
    select * from registry.families where id = ${id} and ${inArea}`.execute(tx);
  return rows[0];
}

export async function lockFamily(tx: Tx, id: string): Promise<FamilyRow | undefined> {
  const { rows } = await sql<FamilyRow>`
    select * from registry.families where id = ${id} and ${inArea} for update`.execute(tx);
  return rows[0];
}

/** Who in the actor's sight holds the NIK now, other than the person given. */
export async function nikHolder(tx: Tx, nik: string, except: string | null): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select i.person_id as id from registry.person_identifiers i
     where i.number = ${nik} and i.kind = 'nik' and i.ended_at is null
       and (${except}::uuid is null or i.person_id <> ${except}::uuid)
     limit 1`.execute(tx);
  return rows[0]?.id;
}

/** Which family in the actor's sight holds the KK number now, other than the one given. */
export async function kkHolder(tx: Tx, number: string, except: string | null): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select i.family_id as id from registry.family_identifiers i
     where i.number = ${number} and i.kind = 'kk' and i.ended_at is null
       and (${except}::uuid is null or i.family_id <> ${except}::uuid)
     limit 1`.execute(tx);
  return rows[0]?.id;
}
