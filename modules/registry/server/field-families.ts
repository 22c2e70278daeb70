import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { housingFields, personFacts } from "../contract/linkable-fields.ts";
import type { FamilyRow, PersonRow } from "./locate.ts";

export interface FieldMember {
  readonly personId: string;
  readonly name: string;
  readonly sex: "L" | "P" | null;
  readonly bornOn: string | null;
  readonly birthPlace: string;
  readonly motherName: string;
  readonly relation: number | null;
  readonly nikMasked: string | null;
  readonly lifeStatus: PersonRow["life_status"];
  /** Coded facts by field; absent = not known. */
  readonly facts: Readonly<Record<string, number>>;
  readonly revision: number;
}

/** A family with what a form asks about, for field work. */
export interface FieldFamily {
  readonly familyId: string;
  readonly revision: number;
  readonly headName: string;
  readonly kkMasked: string | null;
  readonly placeCode: string;
  readonly address: string;
  readonly hamlet: string;
  readonly rt: string;
  readonly rw: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly rank: { readonly decile: number; readonly source: string; readonly cutOffOn: string } | null;
  /** Latest answer per field of the house, whatever its source. */
  readonly housing: Readonly<Record<string, number>>;
  readonly members: readonly FieldMember[];
}

type Codes = Readonly<Record<string, { readonly column: string }>>;

const codesOf = (fields: Codes, row: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, { column }]) => {
      const value = row[column];
      return typeof value === "number" ? [[field, value] as const] : [];
    }),
  );

function toMember(row: PersonRow): FieldMember {
  return {
    personId: row.id,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    birthPlace: String(row["birth_place"] ?? ""),
    motherName: String(row["mother_name"] ?? ""),
    relation: row.relation,
    nikMasked: row.nik === null ? null : maskNumber(row.nik),
    lifeStatus: row.life_status,
    facts: codesOf(personFacts, row),
    revision: row.revision,
  };
}

/**
 * Families by id with members (protected ones only for holders of their compartment), latest rank and house, for the
 * phones of field workers: set-based, three reads for any number of families. Order is the ids'.
 */
export async function fieldFamilies(tx: Tx, familyIds: readonly string[]): Promise<FieldFamily[]> {
  if (familyIds.length === 0) return [];
  const inArea = (alias: string) =>
    sql`${sql.ref(`${alias}.region_code`)} >= left((select app.area_from()), 4) and ${sql.ref(`${alias}.region_code`)} < (select app.area_upto())`;
  const families = await sql<
    FamilyRow & { rank: FieldFamily["rank"]; house: Readonly<Record<string, unknown>> | null }
  >`
    select f.*, (select jsonb_build_object('decile', w.decile, 'source', w.source, 'cutOffOn', w.cut_off_on)
                   from registry.welfare_snapshots w
                  where w.region_code = f.region_code and w.family_id = f.id and w.decile is not null
                  order by w.cut_off_on desc limit 1) as rank,
           (select to_jsonb(h) from registry.housing_facts h
             where h.region_code = f.region_code and h.family_id = f.id order by h.cut_off_on desc limit 1) as house
      from registry.families f
     where f.id = any (${familyIds}::uuid[]) and ${inArea("f")}`.execute(tx);
  const persons = await sql<PersonRow>`
    select p.* from registry.persons p
     where ${inArea("p")} and (p.region_code, p.family_id) in (
             select f.region_code, f.id from registry.families f where f.id = any (${familyIds}::uuid[]) and ${inArea("f")})
       and p.life_status <> 'merged'
     order by p.relation nulls last, p.born_on nulls last, p.id`.execute(tx);
  const members = Map.groupBy(persons.rows, (row) => row.family_id ?? "");
  const byId = new Map(families.rows.map((row) => [row.id, row]));
  return familyIds.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return [
      {
        familyId: row.id,
        revision: row.revision,
        headName: row.head_name,
        kkMasked: row.kk_number === null ? null : maskNumber(row.kk_number),
        placeCode: row.place_code,
        address: row.address,
        hamlet: row.hamlet,
        rt: row.rt,
        rw: row.rw,
        latitude: row.latitude,
        longitude: row.longitude,
        rank: row.rank,
        housing: row.house === null ? {} : codesOf(housingFields, row.house),
        members: (members.get(row.id) ?? []).map(toMember),
      },
    ];
  });
}
