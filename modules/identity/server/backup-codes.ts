import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { backupCode } from "../domain/random-codes.ts";
import { backupCodeSha256 } from "./tokens.ts";

const codesPerUser = 10;

/** Replaces a user's backup codes; the codes are returned once and only their hashes stored. */
export async function replaceBackupCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codesPerUser }, () => backupCode(randomBytes(12)));
  await sql`delete from backup_codes where user_id = ${userId}`.execute(tx);
  await sql`
    insert into backup_codes (user_id, code_sha256)
    select ${userId}, c from unnest(${codes.map((code) => backupCodeSha256(userId, code))}::bytea[]) as c`.execute(
    tx,
  );
  return codes;
}
