import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** The newest published version of every questionnaire, by its fingerprint: what a phone must hold. */
export async function publishedMarks(
  tx: Tx,
): Promise<Array<{ code: string; version: number; sha256: string }>> {
  const { rows } = await sql<{ code: string; version: number; sha256: string }>`
    select distinct on (q.code) q.code, q.version, q.sha256 from verification.questionnaires q
     where q.state = 'published' order by q.code, q.version desc`.execute(tx);
  return rows;
}
