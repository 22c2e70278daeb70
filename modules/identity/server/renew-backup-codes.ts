import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { renewBackupCodes } from "../contract/renew-backup-codes.ts";
import { userSubject } from "./account.ts";
import { replaceBackupCodes } from "./backup-codes.ts";

export const handler = command(renewBackupCodes, async (tx, _input, { actor }) => {
  const { rows } = await sql`
    select 1 from second_factors f where f.user_id = ${actor.userId} and f.secret is not null`.execute(tx);
  if (rows.length === 0) return refuse("SECOND_FACTOR_NOT_ENROLLED");
  const backupCodes = await replaceBackupCodes(tx, actor.userId);
  return done({ backupCodes }, [identityEvents["identity.backup-codes-renewed.v1"](userSubject(actor), {})]);
});
