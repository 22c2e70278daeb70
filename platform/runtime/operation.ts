import type { Readable } from "node:stream";
import type { Tx } from "#platform/db/tx.ts";
import type {
  AnyContract,
  CommandContract,
  ErrorOf,
  InputOf,
  OutputOf,
  QueryContract,
} from "#platform/kernel/contract.ts";
import type { Done, Plain, Refused, Shown } from "#platform/kernel/result.ts";
import type { Actor } from "./actor.ts";

export type Locale = "id" | "en";

/** Changes to the caller's session cookie; carried out only when the operation succeeds. */
export interface SessionCookie {
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** What a handler may use besides its transaction and input. */
export interface Context {
  readonly now: Date;
  readonly locale: Locale;
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | undefined;
  newId(): string;
  /** Adds a job inside the transaction: it exists only if the command commits. `key` replaces a waiting job of the same key. */
  enqueue(
    task: string,
    payload: unknown,
    options?: { readonly key?: string; readonly runAt?: Date },
  ): Promise<void>;
  /** Runs work in a transaction of its own that stays even when the operation refuses (counting failed sign-ins). */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly session: SessionCookie;
  /** The raw body of a contract with `body: "bytes"`. */
  readonly body?: Readable;
}

/** Context of an operation that only a signed-in user can call. */
export interface ActorContext extends Context {
  readonly actor: Actor;
}

/** Context of a public operation: `actor` may be known, it decides nothing. */
export interface PublicContext extends Context {
  readonly actor: Actor | null;
}

export type ContextOf<C extends AnyContract> = C["permission"] extends "public"
  ? PublicContext
  : ActorContext;

/** A file an operation answers with (`answer: "file"`); the stream is read inside the operation's transaction. */
export interface FileAnswer {
  readonly fileName: string;
  readonly contentType: string;
  readonly stream: Readable;
}

export type CommandResult<C extends CommandContract> = Done<OutputOf<C>> | Refused<ErrorOf<C>>;
export type QueryResult<C extends QueryContract> =
  | (C["personal"] extends true ? Shown<OutputOf<C>> : Plain<OutputOf<C>>)
  | Refused<ErrorOf<C>>;

export type AnyResult = Done<unknown> | Shown<unknown> | Plain<unknown> | Refused<string>;

/** A contract with its handler, types erased: what the runner runs. */
export interface Operation {
  readonly contract: AnyContract;
  handle(tx: Tx, input: unknown, context: PublicContext): Promise<AnyResult>;
}

/**
 * Binds a command's contract to its handler. An undeclared refusal code, a missing audit event and a wrong
 * output shape do not compile.
 */
export function command<C extends CommandContract>(
  contract: C,
  handle: (tx: Tx, input: InputOf<C>, context: ContextOf<C>) => Promise<CommandResult<C>>,
): Operation {
  return { contract, handle: handle };
}

/** Binds a query's contract to its handler; over personal data a missing access-log entry does not compile. */
export function query<C extends QueryContract>(
  contract: C,
  handle: (tx: Tx, input: InputOf<C>, context: ContextOf<C>) => Promise<QueryResult<C>>,
): Operation {
  return { contract, handle: handle };
}
