import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** Ends every session of a user the caller may manage; returns how many. */
export async function endUserSessions(tx: Tx, userId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select end_user_sessions(${userId}, ${now}) as ended`.execute(
    tx,
  );
  return rows[0]?.ended ?? 0;
}
