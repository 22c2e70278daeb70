import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface FoundUpload {
  readonly id: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly receivedBytes: number;
  readonly placeCode: string;
}

/** The caller's own unfinished upload, locked: two tabs may not write one file. */
export async function lockUpload(tx: Tx, uploadId: string, userId: string): Promise<FoundUpload | undefined> {
  const { rows } = await sql<{
    id: string;
    file_name: string;
    byte_size: bigint;
    received_bytes: bigint;
    place_code: string;
  }>`
    select u.id, u.file_name, u.byte_size, u.received_bytes, u.place_code from intake.uploads u
    where u.id = ${uploadId} and u.created_by = ${userId} and u.finished_at is null for update`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  return {
    id: row.id,
    fileName: row.file_name,
    byteSize: Number(row.byte_size),
    receivedBytes: Number(row.received_bytes),
    placeCode: row.place_code,
  };
}
