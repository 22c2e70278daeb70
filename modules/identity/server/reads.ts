import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { unsafeFindAccount } from "./account.ts";

/** Display names of users by id, for "changed by"; an id that is no user (the system itself) is left out. */
export async function userNames(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ user_id: string; display_name: string }>`
    select n.user_id, n.display_name from user_display_names(${ids}::uuid[]) n`.execute(tx);
  return new Map(rows.map((row) => [row.user_id, row.display_name]));
}

/** The id of a username or NIP, for the command line. Null where there is none. */
export async function unsafeFindUserId(tx: Tx, name: string): Promise<string | null> {
  return (await unsafeFindAccount(tx, name))?.userId ?? null;
}
