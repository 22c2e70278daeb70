import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Subject } from "#platform/kernel/audit.ts";

/** An account as it is needed before anyone is signed in; never shown to a caller. */
export interface Account {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly nip: string | null;
  readonly areaCode: string;
  readonly status: "active" | "disabled";
  readonly passwordHash: string | null;
  readonly temporaryUntil: Date | null;
  readonly totpSecret: string | null;
  readonly totpLastStep: bigint | null;
  readonly secondFactorRequired: boolean;
}

/** The account of a username or NIP, whatever its status. */
export async function unsafeFindAccount(tx: Tx, typedName: string): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select a.user_id as "userId", a.username, a.display_name as "displayName", a.nip, a.area_code as "areaCode",
           a.status, a.password_hash as "passwordHash", a.temporary_until as "temporaryUntil",
           a.totp_secret as "totpSecret", a.totp_last_step as "totpLastStep",
           a.second_factor_required as "secondFactorRequired"
    from unsafe_find_account(${typedName}) a`.execute(tx);
  return rows[0] ?? null;
}

/** Keyed hash of a typed name that belongs to no account. */
export async function unsafeNameKey(tx: Tx, typedName: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`select unsafe_name_key(${typedName}) as key`.execute(tx);
  return rows[0]?.key ?? "";
}

export const userSubject = (user: { readonly userId: string; readonly areaCode: string }): Subject => ({
  kind: "user",
  id: user.userId,
  placeCode: user.areaCode,
});

/** Subject of a sign-in that names nobody we know. */
export const noAccount: Subject = { kind: "user", id: "-" };
