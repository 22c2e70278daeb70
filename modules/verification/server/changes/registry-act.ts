import { operations } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { AuditEvent } from "#platform/kernel/audit.ts";
import type { ActorContext } from "#platform/runtime/operation.ts";

const byName = new Map(operations.map((operation) => [operation.contract.name, operation]));

export type RegistryActName =
  | "registry.change-person"
  | "registry.change-family"
  | "registry.change-address"
  | "registry.record-life-event"
  | "registry.create-family";

/**
 * Does one of the registry's own commands inside this transaction: the same rules, history and audit lines as when an
 * officer does it by hand. The right to do it here is the verifier's (verification.change.decide).
 */
export async function registryAct(
  tx: Tx,
  name: RegistryActName,
  input: unknown,
  context: ActorContext,
): Promise<
  { readonly ok: true; readonly audit: readonly AuditEvent[] } | { readonly ok: false; readonly code: string }
> {
  const operation = byName.get(name);
  if (operation === undefined) throw new Error(`registry has no ${name}`);
  const parsed = operation.contract.input.safeParse(input);
  if (!parsed.success) return { ok: false, code: "INPUT_INVALID" };
  const result = await operation.handle(tx, parsed.data, context);
  if (!result.ok) return { ok: false, code: result.code };
  return { ok: true, audit: "audit" in result ? result.audit : [] };
}
