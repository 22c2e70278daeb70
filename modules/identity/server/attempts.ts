import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Context } from "#platform/runtime/operation.ts";
import { type Account, unsafeNameKey } from "./account.ts";

/** What an attempt is counted under: the account (or the hash of a name that is none) and the address. */
export interface AttemptKeys {
  readonly account: string | null;
  readonly address: string | null;
}

/** An IPv6 user owns a whole /64, so that much counts as one address. */
export function addressKey(ip: string): string {
  if (!ip.includes(":")) return `ip:${ip}`;
  const [head = "", tail = ""] = ip.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: ip.includes("::") ? 8 - left.length - right.length : 0 }, () => "0");
  return `ip:${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}

export async function signInKeys(
  tx: Tx,
  account: Account | null,
  typedName: string,
  ip: string,
): Promise<AttemptKeys> {
  return {
    account: account ? `user:${account.userId}` : `name:${await unsafeNameKey(tx, typedName)}`,
    address: addressKey(ip),
  };
}

/** Guesses at a password or code inside a session count apart from sign-ins: they may not lock the way in. */
export const ownKeys = (userId: string, what: "password" | "second-factor"): AttemptKeys => ({
  account: `${what}:${userId}`,
  address: null,
});

/**
 * Counts an attempt as failed until it is taken back, in a transaction of its own that a refusal does not
 * undo. Returns the seconds to wait, 0 where the attempt may go on.
 */
export function reserveAttempt(context: Context, keys: AttemptKeys): Promise<number> {
  return context.outside(async (tx) => {
    const { rows } = await sql<{ seconds: number }>`
      select unsafe_reserve_attempt(${keys.account}, ${keys.address}, ${context.now}) as seconds`.execute(tx);
    return rows[0]?.seconds ?? 0;
  });
}

/** Takes a counted attempt back; "all" forgets every failure of the account (it proved itself). */
export function returnAttempt(context: Context, keys: AttemptKeys, what: "this" | "all"): Promise<void> {
  return context.outside(async (tx) => {
    await sql`select unsafe_return_attempt(${keys.account}, ${keys.address}, ${what === "all"})`.execute(tx);
  });
}
