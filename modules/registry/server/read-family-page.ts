import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import { ageYears, civilDateInWib } from "#platform/kernel/dates.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { FamilyMember, getFamilyPage } from "../contract/get-family-page.ts";
import { housingColumns } from "../domain/fields.ts";
import { nikWarnings } from "../domain/nik-warnings.ts";
import { allowedOnFamily } from "./allowed-actions.ts";
import { readSuspicions } from "./linkage/same-ones.ts";
import type { FamilyRow, PersonRow } from "./locate.ts";
import {
  boundary,
  type Owners,
  readAid,
  readConditions,
  readDocuments,
  readEvents,
  readGroups,
  readMerges,
} from "./page-reads.ts";
import { fullPlaceLabels } from "./place-labels.ts";

export type Page = z.input<typeof getFamilyPage.output>;

async function readMembers(tx: Tx, family: FamilyRow): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select * from registry.persons
     where region_code = ${family.region_code} and family_id = ${family.id} and life_status <> 'merged'
     order by relation nulls last, born_on nulls last, id`.execute(tx);
  return rows;
}

function toMember(row: PersonRow, today: string): z.input<typeof FamilyMember> {
  return {
    personId: row.id,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    ageYears: row.born_on === null ? null : ageYears(row.born_on, row.died_on ?? today),
    relation: row.relation,
    nikMasked: row.nik === null ? null : maskNumber(row.nik),
    nikWarnings: nikWarnings(row.nik, { bornOn: row.born_on, sex: row.sex }),
    lifeStatus: row.life_status,
    disabilityKinds: Number(row["disability_kinds"] ?? 0),
    revision: row.revision,
  };
}

async function readFormerMembers(tx: Tx, family: FamilyRow): Promise<Page["formerMembers"]> {
  const { rows } = await sql<{
    personId: string;
    name: string;
    since: string | null;
    until: string | null;
    because: string;
  }>`
    select m.person_id as "personId", p.name, lower(m.during)::text as since, upper(m.during)::text as until,
           m.ended_because as because
      from registry.past_memberships m
      join registry.persons p on p.region_code = m.region_code and p.id = m.person_id
     where m.region_code = ${family.region_code} and m.family_id = ${family.id}
     order by upper(m.during) desc`.execute(tx);
  return rows.map(({ since, until, ...row }) => ({
    ...row,
    sinceOn: boundary(since),
    untilOn: boundary(until),
  }));
}

async function readWelfare(tx: Tx, family: FamilyRow): Promise<Page["welfare"]> {
  const { rows } = await sql<Page["welfare"][number]>`
    select s.source, s.cut_off_on as "cutOffOn", s.unit, s.decile, s.percentile, s.extreme_poor as "extremePoor", s.status
      from registry.welfare_snapshots s
     where s.region_code = ${family.region_code} and s.family_id = ${family.id}
     order by s.cut_off_on desc, s.source`.execute(tx);
  return rows;
}

async function readHousing(tx: Tx, family: FamilyRow): Promise<Page["housing"]> {
  const { rows } = await sql<Record<string, string | number | null>>`
    select * from registry.housing_facts h
     where h.region_code = ${family.region_code} and h.family_id = ${family.id}
     order by h.cut_off_on desc, h.source limit 1`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  return {
    source: String(row["source"]),
    cutOffOn: String(row["cut_off_on"]),
    facts: housingColumns.flatMap(([column, listId]) => {
      const value = row[column];
      return typeof value === "number" ? [{ field: column, listId, value }] : [];
    }),
  };
}

async function readHousehold(tx: Tx, family: FamilyRow): Promise<Page["household"]> {
  if (family.household_id === null) return null;
  const { rows } = await sql<{ number: string | null; headName: string; familyCount: number }>`
    select h.number, h.head_name as "headName",
           (select count(*)::int from registry.families f
             where f.region_code = h.region_code and f.household_id = h.id) as "familyCount"
      from registry.households h
     where h.region_code = ${family.region_code} and h.id = ${family.household_id}`.execute(tx);
  return rows[0] ?? null;
}

/** Everything the actor may see of a family; the scope of the transaction does the hiding. */
export async function readFamilyPage(tx: Tx, family: FamilyRow, actor: Actor, now: Date): Promise<Page> {
  const today = civilDateInWib(now);
  const members = await readMembers(tx, family);
  const owners: Owners = {
    regionCode: family.region_code,
    familyId: family.id,
    personIds: members.map((member) => member.id),
  };
  const label = await fullPlaceLabels(tx, [family.place_code]);
  return {
    familyId: family.id,
    revision: family.revision,
    headName: family.head_name,
    kkMasked: family.kk_number === null ? null : maskNumber(family.kk_number),
    status: family.status,
    mergedInto: family.merged_into,
    place: label(family.place_code),
    address: family.address,
    hamlet: family.hamlet,
    rt: family.rt,
    rw: family.rw,
    latitude: family.latitude,
    longitude: family.longitude,
    source: family.source,
    createdAt: family.created_at.toISOString(),
    household: await readHousehold(tx, family),
    members: members.map((member) => toMember(member, today)),
    formerMembers: await readFormerMembers(tx, family),
    welfare: await readWelfare(tx, family),
    housing: await readHousing(tx, family),
    conditions: await readConditions(tx, owners),
    groups: await readGroups(tx, owners.personIds),
    aid: await readAid(tx, owners),
    documents: await readDocuments(tx, owners),
    events: await readEvents(tx, owners),
    merges: await readMerges(tx, family.region_code, family.id),
    suspicions: [
      ...(await readSuspicions(tx, actor, "family", [family.id])),
      ...(await readSuspicions(tx, actor, "person", owners.personIds)),
    ],
    allowed: allowedOnFamily(actor, family.status),
  };
}
