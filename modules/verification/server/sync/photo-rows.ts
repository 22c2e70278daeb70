import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface PhotoRow {
  readonly regionCode: string;
  readonly id: string;
  readonly placeCode: string;
  readonly visitId: string;
  readonly familyId: string;
  readonly sha256: string;
  readonly byteSize: number;
  readonly mediaType: string;
  readonly isComplete: boolean;
}

/** A photo announced by a visit in the actor's area; with `userId` only where that officer made the visit. */
export async function findPhoto(
  tx: Tx,
  photoId: string,
  userId: string | null,
): Promise<PhotoRow | undefined> {
  const { rows } = await sql<PhotoRow>`
    select p.region_code as "regionCode", p.id, p.place_code as "placeCode", p.visit_id as "visitId", p.family_id as "familyId",
           p.sha256, p.byte_size as "byteSize", p.media_type as "mediaType", p.received_at is not null as "isComplete"
      from verification.photos p
      join verification.visits v on v.region_code = p.region_code and v.id = p.visit_id
     where p.region_code >= left((select app.area_from()), 4) and p.region_code < (select app.area_upto()) and p.id = ${photoId}
       and (${userId}::uuid is null or v.visited_by = ${userId}::uuid)`.execute(tx);
  return rows[0];
}

/** How many bytes from the beginning are there without a gap; pieces may overlap. */
export function contiguousBytes(pieces: ReadonlyArray<readonly [atByte: number, length: number]>): number {
  let upto = 0;
  for (const [atByte, length] of pieces.toSorted((one, other) => one[0] - other[0])) {
    if (atByte > upto) return upto;
    upto = Math.max(upto, atByte + length);
  }
  return upto;
}
