import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { housingFields, personFacts, plainFields } from "../contract/linkable-fields.ts";
import { personFields } from "../domain/fields.ts";
import { findFamily, type PersonRow } from "./locate.ts";

type Values = Readonly<Record<string, string | number | null>>;

/** What the registry holds in every field a form may fill, unmasked: for comparing, never for showing. */
export interface FieldValues {
  readonly familyId: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly revision: number;
  readonly family: Values;
  readonly housing: Values;
  readonly persons: ReadonlyMap<
    string,
    {
      readonly values: Values;
      readonly revision: number;
      readonly compartment: string | null;
      readonly bornOn: string | null;
      readonly sex: "L" | "P" | null;
      readonly relation: number | null;
      readonly lifeStatus: PersonRow["life_status"];
    }
  >;
}

const picked = (
  row: Readonly<Record<string, unknown>>,
  pairs: ReadonlyArray<readonly [string, string]>,
): Values =>
  Object.fromEntries(
    pairs.map(([field, column]) => {
      const value = row[column];
      return [field, typeof value === "string" || typeof value === "number" ? value : null];
    }),
  );

const housingPairs = Object.entries(housingFields).map(([field, { column }]) => [field, column] as const);
const personPairs = [
  ...Object.entries(personFacts).map(([field, { column }]) => [field, column] as const),
  ...plainFields.person.map((field) => [field, personFields[field].column] as const),
];

/** The fields of one family, its house and those members the actor may see; undefined where it is not in sight. */
export async function fieldValues(tx: Tx, familyId: string): Promise<FieldValues | undefined> {
  const family = await findFamily(tx, familyId);
  if (!family || family.status !== "active") return undefined;
  const house = await sql<Record<string, unknown>>`
    select h.* from registry.housing_facts h
     where h.region_code = ${family.region_code} and h.family_id = ${family.id}
     order by h.cut_off_on desc, h.created_at desc limit 1`.execute(tx);
  const persons = await sql<PersonRow>`
    select p.* from registry.persons p
     where p.region_code = ${family.region_code} and p.family_id = ${family.id} and p.life_status <> 'merged'`.execute(
    tx,
  );
  return {
    familyId: family.id,
    regionCode: family.region_code,
    placeCode: family.place_code,
    revision: family.revision,
    family: {
      kkNumber: family.kk_number,
      address: family.address,
      hamlet: family.hamlet,
      rt: family.rt,
      rw: family.rw,
      latitude: family.latitude,
      longitude: family.longitude,
    },
    housing: picked(house.rows[0] ?? {}, housingPairs),
    persons: new Map(
      persons.rows.map((row) => [
        row.id,
        {
          values: picked(row, personPairs),
          revision: row.revision,
          compartment: row.compartment,
          bornOn: row.born_on,
          sex: row.sex,
          relation: row.relation,
          lifeStatus: row.life_status,
        },
      ]),
    ),
  };
}
