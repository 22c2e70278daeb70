import type { Database } from "#platform/db/connection.ts";
import type { AnyContract, CallOf, OutputOf, Refusal } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { type Call, runOperation } from "#platform/runtime/run-operation.ts";

type Outcome<Out> =
  | { readonly ok: true; readonly out: Out; readonly replayed: boolean }
  | { readonly ok: false; readonly status: number; readonly refusal: Refusal };

/**
 * Calls an operation through the real runner: permission, scope, idempotency, audit and all.
 * `contract` gives the types; it must be the operation's own.
 */
export async function callOperation<C extends AnyContract>(
  database: Database,
  operation: Operation,
  contract: C,
  actor: Actor | null,
  input: CallOf<C>,
  more: Partial<Call> & { readonly clock?: () => Date } = {},
): Promise<Outcome<OutputOf<C>>> {
  if (operation.contract !== contract)
    throw new Error(`${operation.contract.name} was called with the contract ${contract.name}`);
  const { clock = () => new Date(), ...call } = more;
  const deps = { database, clock, message: (code: string) => code };
  const answer = await runOperation(deps, operation, { actor, input, idempotencyKey: newId(), ...call });
  return answer.ok ? { ok: true, out: answer.out as OutputOf<C>, replayed: answer.replayed } : answer;
}

/** The output, or a thrown error that shows the refusal: for the steps of a test that must succeed. */
export async function mustCall<C extends AnyContract>(
  database: Database,
  operation: Operation,
  contract: C,
  actor: Actor | null,
  input: CallOf<C>,
  more: Partial<Call> = {},
): Promise<OutputOf<C>> {
  const outcome = await callOperation(database, operation, contract, actor, input, more);
  if (!outcome.ok) throw new Error(`${contract.name} refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.out;
}
