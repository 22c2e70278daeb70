import { randomInt } from "node:crypto";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { nameKey } from "../../domain/name-key.ts";

export interface MemberSeed {
  readonly name?: string;
  readonly nik?: string | null;
  readonly sex?: "L" | "P";
  readonly bornOn?: string | null;
  readonly relation?: number;
  readonly compartment?: string | null;
}

export interface FamilySeed {
  readonly placeCode: string;
  readonly kkNumber?: string | null;
  readonly members?: readonly MemberSeed[];
}

export interface BuiltPerson {
  readonly id: string;
  readonly name: string;
  readonly nik: string | null;
}

export interface BuiltFamily {
  readonly id: string;
  readonly placeCode: string;
  readonly kkNumber: string | null;
  readonly head: BuiltPerson;
  readonly members: readonly BuiltPerson[];
}

const two = (value: number) => String(value).padStart(2, "0");

/** A number that fits place, date and sex, with a serial that no real person has (9000 and up). */
export function aNik(placeCode: string, bornOn: string, sex: "L" | "P"): string {
  const [year = "2000", month = "01", day = "01"] = bornOn.split("-");
  const shownDay = Number(day) + (sex === "P" ? 40 : 0);
  return `${placeCode.slice(0, 6).padEnd(6, "0")}${two(shownDay)}${month}${year.slice(2)}${9000 + randomInt(1000)}`;
}

export const aKk = (placeCode: string): string =>
  `${placeCode.slice(0, 6).padEnd(6, "0")}${two(1 + randomInt(28))}${two(1 + randomInt(12))}${two(randomInt(25))}${9000 + randomInt(1000)}`;

async function buildPerson(
  database: Database,
  placeCode: string,
  familyId: string | null,
  seed: MemberSeed,
): Promise<BuiltPerson> {
  const { name = "SARMANAH", sex = "P", bornOn = "1954-08-17", relation = 1, compartment = null } = seed;
  const nik = seed.nik === undefined ? aNik(placeCode, bornOn ?? "1954-08-17", sex) : seed.nik;
  const id = newId();
  const regionCode = placeCode.slice(0, 4);
  await database.owner.query(
    `insert into registry.persons (region_code, id, place_code, compartment, family_id, family_since_on, relation, name,
       name_key, nik, sex, born_on, source) values ($1, $2, $3, $4, $5, '2020-01-01', $6, $7, $8, $9, $10, $11, 'test')`,
    [regionCode, id, placeCode, compartment, familyId, relation, name, nameKey(name), nik, sex, bornOn],
  );
  if (nik !== null)
    await database.owner.query(
      `insert into registry.person_identifiers (number, person_id, region_code, place_code, compartment)
       values ($1, $2, $3, $4, $5)`,
      [nik, id, regionCode, placeCode, compartment],
    );
  await database.owner.query(
    `with name as (insert into registry.names (name) values ($1) on conflict do nothing)
     insert into registry.name_words (word) select distinct string_to_table($1, ' ') on conflict do nothing`,
    [nameKey(name)],
  );
  return { id, name, nik };
}

/** A family with its members (one woman, head, unless said otherwise), as an import would have left it. */
export async function aFamily(database: Database, seed: FamilySeed): Promise<BuiltFamily> {
  const { placeCode, members: seeds = [{}] } = seed;
  const kkNumber = seed.kkNumber === undefined ? aKk(placeCode) : seed.kkNumber;
  const id = newId();
  const regionCode = placeCode.slice(0, 4);
  const headName = seeds[0]?.name ?? "SARMANAH";
  await database.owner.query(
    `insert into registry.families (region_code, id, place_code, kk_number, head_name, address, rt, rw, source)
     values ($1, $2, $3, $4, $5, 'KP PASIR', '01', '02', 'test')`,
    [regionCode, id, placeCode, kkNumber, headName],
  );
  if (kkNumber !== null)
    await database.owner.query(
      "insert into registry.family_identifiers (number, family_id, region_code, place_code) values ($1, $2, $3, $4)",
      [kkNumber, id, regionCode, placeCode],
    );
  const members: BuiltPerson[] = [];
  for (const [index, member] of seeds.entries())
    members.push(await buildPerson(database, placeCode, id, { relation: index === 0 ? 1 : 3, ...member }));
  const [head] = members;
  if (!head) throw new Error("a family needs a member");
  return { id, placeCode, kkNumber, head, members };
}

/** A person without a family, e.g. someone homeless. */
export const aLonePerson = (
  database: Database,
  placeCode: string,
  seed: MemberSeed = {},
): Promise<BuiltPerson> => buildPerson(database, placeCode, null, seed);

/** A PPKS type a person holds. */
export async function aCondition(
  database: Database,
  placeCode: string,
  personId: string,
  ppksCode: string,
  compartment: string | null = null,
): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into registry.person_conditions (region_code, id, person_id, place_code, compartment, ppks_code, since_on,
       evidence_kind, source) values ($1, $2, $3, $4, $5, $6, '2024-01-01', 'assessment', 'test')`,
    [placeCode.slice(0, 4), id, personId, placeCode, compartment, ppksCode],
  );
  return id;
}

/** A rank of a source. */
export async function aRank(
  database: Database,
  family: BuiltFamily,
  decile: number,
  cutOffOn: string,
): Promise<void> {
  await database.owner.query(
    `insert into registry.welfare_snapshots (region_code, family_id, source, cut_off_on, place_code, decile)
     values ($1, $2, 'DTSEN', $3, $4, $5)`,
    [family.placeCode.slice(0, 4), family.id, cutOffOn, family.placeCode, decile],
  );
}

/** A group with present members. */
export async function aGroup(
  database: Database,
  placeCode: string,
  name: string,
  personIds: readonly string[],
): Promise<string> {
  const id = newId();
  await database.owner.query(
    "insert into registry.groups (region_code, id, place_code, kind, name, source) values ($1, $2, $3, 'kube', $4, 'test')",
    [placeCode.slice(0, 4), id, placeCode, name],
  );
  await database.owner.query(
    `insert into registry.group_members (region_code, group_id, person_id, place_code, since_on)
     select $1, $2, unnest($3::uuid[]), $4, '2025-01-01'`,
    [placeCode.slice(0, 4), id, personIds, placeCode],
  );
  return id;
}
