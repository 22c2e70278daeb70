import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import type { Condition } from "../contract/condition-shape.ts";
import type { GroupMembership } from "../contract/group-shapes.ts";
import type { Aid, DocumentRow, LifeEvent, MergeMark } from "../contract/page-shapes.ts";

/** Whose rows are read: a family with its members, or one person. */
export interface Owners {
  readonly regionCode: string;
  readonly familyId: string | null;
  readonly personIds: readonly string[];
}

const owned = (owners: Owners): RawBuilder<boolean> =>
  sql`t.region_code = ${owners.regionCode}
      and (t.family_id = ${owners.familyId}::uuid or t.person_id = any (${owners.personIds}::uuid[]))`;

/** Conditions that the actor's compartments let through; others are not even counted. */
export async function readConditions(tx: Tx, owners: Owners): Promise<Array<z.input<typeof Condition>>> {
  const { rows } = await sql<z.input<typeof Condition>>`
    select t.id as "conditionId", t.person_id as "personId", t.ppks_code as "ppksCode", t.since_on as "sinceOn",
           t.until_on as "untilOn", t.evidence_kind as "evidenceKind", t.evidence_note as "evidenceNote",
           t.disability_kinds as "disabilityKinds", t.note, t.end_reason as "endReason", t.source,
           t.compartment is not null as "isProtected", t.revision
      from registry.person_conditions t
     where t.region_code = ${owners.regionCode} and t.person_id = any (${owners.personIds}::uuid[])
     order by t.until_on nulls first, t.since_on desc, t.id`.execute(tx);
  return rows;
}

export async function readAid(tx: Tx, owners: Owners): Promise<Array<z.input<typeof Aid>>> {
  const { rows } = await sql<Omit<z.input<typeof Aid>, "amountRupiah"> & { amountRupiah: bigint | null }>`
    select t.id as "aidId", t.person_id as "personId", t.programme, t.giver, t.period_from_on as "periodFromOn",
           t.period_upto_on as "periodUptoOn", t.stage, t.amount_rupiah as "amountRupiah", t.goods,
           t.received_on as "receivedOn", t.status, t.source
      from registry.aid_received t where ${owned(owners)}
     order by coalesce(t.received_on, t.period_from_on) desc nulls last, t.programme, t.id limit 200`.execute(
    tx,
  );
  // One person's aid stays far below 2^53 rupiah.
  return rows.map((row) => ({
    ...row,
    amountRupiah: row.amountRupiah === null ? null : Number(row.amountRupiah),
  }));
}

export async function readDocuments(tx: Tx, owners: Owners): Promise<Array<z.input<typeof DocumentRow>>> {
  const { rows } = await sql<Omit<z.input<typeof DocumentRow>, "createdAt"> & { createdAt: Date }>`
    select t.id as "documentId", t.person_id as "personId", t.kind, t.title, t.media_type as "mediaType",
           t.byte_size as "byteSize", t.created_at as "createdAt"
      from registry.documents t where ${owned(owners)} order by t.created_at desc, t.id`.execute(tx);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export async function readEvents(tx: Tx, owners: Owners): Promise<Array<z.input<typeof LifeEvent>>> {
  const { rows } = await sql<z.input<typeof LifeEvent>>`
    select t.id as "eventId", t.person_id as "personId", t.kind, t.happened_on as "happenedOn", t.destination, t.note,
           t.source
      from registry.life_events t where ${owned(owners)} order by t.happened_on desc, t.created_at desc`.execute(
    tx,
  );
  return rows;
}

/** Groups in the actor's area; a member may live in another kabupaten/kota than the group. */
export async function readGroups(
  tx: Tx,
  personIds: readonly string[],
): Promise<Array<z.input<typeof GroupMembership>>> {
  const { rows } = await sql<z.input<typeof GroupMembership>>`
    select g.id as "groupId", m.person_id as "personId", g.name, g.kind, m.role, m.since_on as "sinceOn",
           m.until_on as "untilOn"
      from registry.group_members m
      join registry.groups g on g.region_code = m.region_code and g.id = m.group_id
     where m.region_code >= left((select app.area_from()), 4) and m.region_code < (select app.area_upto())
       and m.person_id = any (${personIds}::uuid[])
     order by m.until_on nulls first, m.since_on desc, g.name, g.id, m.person_id`.execute(tx);
  return rows;
}

/** Merges into this record that can still be undone. */
export async function readMerges(
  tx: Tx,
  regionCode: string,
  keptId: string,
): Promise<Array<z.input<typeof MergeMark>>> {
  const { rows } = await sql<Omit<z.input<typeof MergeMark>, "mergedAt"> & { mergedAt: Date }>`
    select m.id as "mergeId", m.merged_id as "mergedId", m.merged_at as "mergedAt", m.reason
      from registry.merges m
     where m.region_code = ${regionCode} and m.kept_id = ${keptId} and m.undone_at is null
     order by m.merged_at desc`.execute(tx);
  return rows.map((row) => ({ ...row, mergedAt: row.mergedAt.toISOString() }));
}

/** "2020-01-01" from the lower end of a range that may be open. */
export const boundary = (text: string | null): string | null =>
  text === null || text === "" || text === "-infinity" || text === "infinity" ? null : text;
