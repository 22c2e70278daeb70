import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import type { LinkRecord } from "../../contract/link-shapes.ts";
import { digitsDifferAt } from "../../domain/letter-diff.ts";
import { type FamilyRow, findFamily, findPerson, type PersonRow } from "../locate.ts";
import { readAid } from "../page-reads.ts";
import { fullPlaceLabels } from "../place-labels.ts";

export type Side = z.input<typeof LinkRecord>;

/** A record as stored, with its family where it has one. */
export interface Stored {
  readonly id: string;
  readonly person: PersonRow | undefined;
  readonly family: FamilyRow | undefined;
}

const masked = (number: string | null) => (number === null ? null : maskNumber(number));
const shownAid = 6;
const shownChanges = 5;
const shownMembers = 20;

/** The records of a pair or cluster that the actor may see, in the order of the ids. */
export async function readStored(
  tx: Tx,
  kind: "person" | "family",
  ids: readonly string[],
): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const id of ids) {
    const person = kind === "person" ? await findPerson(tx, id) : undefined;
    const familyId = kind === "family" ? id : (person?.family_id ?? null);
    const family = familyId === null ? undefined : await findFamily(tx, familyId);
    if (kind === "person" ? person !== undefined : family !== undefined) stored.push({ id, person, family });
  }
  return stored;
}

async function readMembers(tx: Tx, family: FamilyRow | undefined): Promise<Side["members"]> {
  if (family === undefined) return [];
  const { rows } = await sql<PersonRow>`
    select * from registry.persons
     where region_code = ${family.region_code} and family_id = ${family.id} and life_status <> 'merged'
     order by relation nulls last, born_on nulls last, id limit ${shownMembers}`.execute(tx);
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    relation: row.relation,
    nikMasked: masked(row.nik),
  }));
}

async function readChanges(tx: Tx, regionCode: string, id: string): Promise<Side["changes"]> {
  const { rows } = await sql<{ changedAt: Date; field: string; source: string }>`
    select c.changed_at as "changedAt", c.field, c.source from registry.changes c
     where c.region_code = ${regionCode} and c.subject_id = ${id} order by c.id desc limit ${shownChanges}`.execute(
    tx,
  );
  // Imports keep the column's name, people's own changes the contract's: one name for the screen.
  const fieldName = (field: string) =>
    field.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return rows.map((row) => ({
    ...row,
    field: fieldName(row.field),
    changedAt: row.changedAt.toISOString(),
  }));
}

const text = (row: PersonRow | undefined, column: string) => String(row?.[column] ?? "");

const numbersOf = ({ person, family }: Stored) => ({
  number: person === undefined ? (family?.kk_number ?? null) : person.nik,
  kk: person === undefined ? null : (family?.kk_number ?? null),
});

async function toSide(
  tx: Tx,
  stored: Stored,
  first: Stored,
  label: (code: string) => Side["place"],
): Promise<Side> {
  const { id, person, family } = stored;
  const row = person ?? family;
  if (row === undefined) throw new Error("a record without a row");
  const own = numbersOf(stored);
  const against = numbersOf(first);
  const createdAt = row["created_at"];
  return {
    id,
    revision: row.revision,
    kind: person === undefined ? "family" : "person",
    name: person?.name ?? family?.head_name ?? "",
    numberMasked: masked(own.number),
    numberDiffersAt: digitsDifferAt(own.number, against.number),
    kkMasked: masked(own.kk),
    kkDiffersAt: digitsDifferAt(own.kk, against.kk),
    sex: person?.sex ?? null,
    bornOn: person?.born_on ?? null,
    birthPlace: text(person, "birth_place"),
    motherName: text(person, "mother_name"),
    relation: person?.relation ?? null,
    familyId: family?.id ?? null,
    headName: family?.head_name ?? "",
    place: label(row.place_code),
    address: family?.address ?? text(person, "address"),
    rt: family?.rt ?? text(person, "rt"),
    rw: family?.rw ?? text(person, "rw"),
    lifeStatus: person?.life_status ?? null,
    isProtected: person !== undefined && person.compartment !== null,
    mergedInto: row.merged_into,
    source: String(row["source"] ?? ""),
    createdAt: createdAt instanceof Date ? createdAt.toISOString() : new Date(0).toISOString(),
    members: await readMembers(tx, family),
    aid: (
      await readAid(tx, {
        regionCode: row.region_code,
        familyId: family?.id ?? null,
        personIds: person === undefined ? [] : [id],
      })
    ).slice(0, shownAid),
    changes: await readChanges(tx, row.region_code, id),
  };
}

/** Records beside each other; numbers masked, with the positions at which they differ from the first. */
export async function readSides(tx: Tx, stored: readonly Stored[]): Promise<Side[]> {
  const [first] = stored;
  if (first === undefined) return [];
  const label = await fullPlaceLabels(
    tx,
    stored.map(({ person, family }) => (person ?? family)?.place_code ?? ""),
  );
  const sides: Side[] = [];
  for (const one of stored) sides.push(await toSide(tx, one, first, label));
  return sides;
}
