import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface AccountState {
  readonly userId: string;
  readonly secondFactorEnrolled: boolean;
  readonly mustChangePassword: boolean;
  readonly runningSessions: number;
}

/** State of accounts an administrator may see, without showing any secret of theirs. */
export async function readAccountStates(
  tx: Tx,
  userIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, AccountState>> {
  const { rows } = await sql<AccountState>`
    select s.user_id as "userId", s.second_factor_enrolled as "secondFactorEnrolled",
           s.must_change_password as "mustChangePassword", s.running_sessions as "runningSessions"
    from user_account_state(${userIds}::uuid[], ${now}) s`.execute(tx);
  return new Map(rows.map((row) => [row.userId, row]));
}
