import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** A file that brought records in, as a trail names it. */
export interface BatchOrigin {
  readonly id: string;
  readonly fileName: string;
  readonly fileSha256: Buffer;
  readonly profileId: string | null;
  readonly cutOffOn: string | null;
  readonly appliedAt: Date | null;
  readonly createdBy: string;
}

/** Files by batch id, where the actor may see them. */
export async function batchOrigins(tx: Tx, ids: readonly string[]): Promise<Map<string, BatchOrigin>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BatchOrigin>`
    select b.id, b.file_name as "fileName", b.file_sha256 as "fileSha256", b.profile_id as "profileId",
           b.cut_off_on as "cutOffOn", b.applied_at as "appliedAt", b.created_by as "createdBy"
      from intake.batches b where b.id = any (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
