import type { Database } from "#platform/db/connection.ts";
import type { Actor } from "#platform/runtime/actor.ts";

/**
 * How the generated matrix test may call one operation. Lies beside it as `<operation>.case.ts`, exported as
 * `matrixCase`. The matrix tries, for every operation of the application: no session, wrong role (the actor
 * without the contract's permission), wrong area (scope "area" and "compartment"), wrong compartment (scope
 * "compartment"), replay (commands: same key twice = one effect, other input = 409) and stale (inputs with
 * `baseRevision`: an old revision must be refused with 409).
 */
export interface MatrixCase {
  /**
   * Puts what the operation needs into the fresh database and returns a call that must succeed for an actor
   * of area `areaCode` (default "3602") holding `compartments`.
   */
  prepare(database: Database, helper: MatrixHelper): Promise<MatrixCall>;
  /** Place whose officer may do it; an officer of another region must be refused as if nothing were there. */
  readonly areaCode?: string;
  readonly compartments?: readonly string[];
  /**
   * What an outsider must get: "not-found" = a refusal with status 404 (or another declared status, given as
   * number), "empty" = success, but the answer must not contain any string of `MatrixCall.secrets`.
   */
  readonly outsider?: "not-found" | "empty" | number;
}

export interface MatrixCall {
  readonly input: Record<string, unknown>;
  /** Another valid input, for "same key, other body" (default: input with one more unknown value is not enough). */
  readonly otherInput?: Record<string, unknown>;
  /** Input with an outdated `baseRevision` (contracts whose input has it). */
  readonly staleInput?: Record<string, unknown>;
  /** Strings that an outsider's answer must never contain: ids, names, numbers of the prepared rows. */
  readonly secrets?: readonly string[];
  /** Counts the effect in the database, to prove that a replay did it once. */
  readonly countEffects?: () => Promise<number>;
  /** Raw body of contracts with `body: "bytes"`; called anew for each attempt. */
  readonly body?: () => NodeJS.ReadableStream;
  /** Fields of the calling actor that the operation depends on (e.g. userId for scope "self"). */
  readonly actor?: Partial<Omit<Actor, "permissions">> & { readonly permissions?: readonly string[] };
}

export interface MatrixHelper {
  /** An actor with the operation's permission, in the case's area with its compartments. */
  readonly insider: Actor;
  /** Place codes that exist: a village in the case's area, one in another regency. */
  readonly villageInside: string;
  readonly villageOutside: string;
}
