import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { readBackupCode } from "../domain/random-codes.ts";
import { backupCodeSha256 } from "./tokens.ts";
import { totpStep } from "./totp.ts";

export interface SecondFactor {
  readonly userId: string;
  readonly totpSecret: string;
  readonly totpLastStep: bigint | null;
}

/**
 * Uses up a code of the authenticator or of the paper: the same code never works twice, also not in two
 * requests at once (the database decides). Null = the code is wrong or used.
 */
export async function useSecondFactor(
  tx: Tx,
  factor: SecondFactor,
  typed: string,
  now: Date,
): Promise<"totp" | "backup-code" | null> {
  const lastStep = factor.totpLastStep === null ? null : Number(factor.totpLastStep);
  const step = totpStep(factor.totpSecret, typed.replaceAll(/\s/g, ""), now, lastStep);
  if (step !== undefined) {
    const { rows } = await sql<{ used: boolean }>`
      select unsafe_use_totp_step(${factor.userId}, ${step}) as used`.execute(tx);
    return rows[0]?.used === true ? "totp" : null;
  }
  const code = readBackupCode(typed);
  if (code === undefined) return null;
  const { rows } = await sql<{ used: boolean }>`
    select unsafe_use_backup_code(${factor.userId}, ${backupCodeSha256(factor.userId, code)}, ${now}) as used`.execute(
    tx,
  );
  return rows[0]?.used === true ? "backup-code" : null;
}
