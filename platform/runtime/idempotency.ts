import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export type Claim =
  | { readonly kind: "fresh" }
  | { readonly kind: "answered"; readonly answer: unknown }
  | { readonly kind: "other-request" };

/** Fingerprint of a request: key order does not matter, values do. */
export function fingerprint(operation: string, input: unknown): Buffer {
  const sorted = JSON.stringify(input, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : typeof value === "bigint"
        ? value.toString()
        : value,
  );
  return createHash("sha256")
    .update(operation)
    .update("\n")
    .update(sorted ?? "")
    .digest();
}

/**
 * Claims a key inside the command's transaction. A second request with the same key waits here until the
 * first has committed, then gets its answer.
 */
export async function claimKey(
  tx: Tx,
  actorId: string,
  key: string,
  operation: string,
  inputSha256: Buffer,
): Promise<Claim> {
  const inserted = await sql`
    insert into app.idempotency_keys (actor_id, key, operation, input_sha256)
    values (${actorId}, ${key}, ${operation}, ${inputSha256})
    on conflict (actor_id, key) do nothing`.execute(tx);
  if (inserted.numAffectedRows === 1n) return { kind: "fresh" };
  const { rows } = await sql<{ operation: string; input_sha256: Buffer; answer: unknown }>`
    select k.operation, k.input_sha256, k.answer
    from app.idempotency_keys k
    where k.actor_id = ${actorId} and k.key = ${key}`.execute(tx);
  const stored = rows[0];
  if (!stored) throw new Error("an idempotency key vanished between claim and read");
  return stored.operation === operation && stored.input_sha256.equals(inputSha256)
    ? { kind: "answered", answer: stored.answer }
    : { kind: "other-request" };
}

export async function storeAnswer(tx: Tx, actorId: string, key: string, answer: unknown): Promise<void> {
  await sql`
    update app.idempotency_keys set answer = ${JSON.stringify(answer)}::jsonb
    where actor_id = ${actorId} and key = ${key}`.execute(tx);
}
