import type { z } from "zod";

/**
 * A contract is the one description of an operation that the server, the web, the OpenAPI document and the
 * tests all read. It holds no behaviour: only the shape that goes in, the shape that comes out, who may call
 * it and which refusals a caller must expect.
 */

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE";

/** `module.noun.verb`; a role is a list of these. */
export type PermissionName = `${string}.${string}.${string}`;

/**
 * Who may call: "public" = anyone, written out on purpose; "signed-in" = every user of the system, for the
 * acts that concern the caller alone (own sessions, own password).
 */
export type Permission = PermissionName | "public" | "signed-in";

/**
 * What limits the rows an operation touches; the generated matrix test derives from it which attacks must be
 * tried ("area": an actor of another area; "compartment": an actor without the compartment).
 */
export type Scope = "area" | "compartment" | "self" | "none";

/** Status a refusal answers with. 404 also stands for "exists, but not for you". */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;

export type Errors = Readonly<Record<string, RefusalStatus>>;

interface ContractCommon<I extends z.ZodType, O extends z.ZodType, E extends Errors> {
  /** `module.verb-noun`, the same words as the file's name. */
  readonly name: `${string}.${string}`;
  readonly method: HttpMethod;
  /** Below /api; `:name` segments are taken from the input's property of that name. */
  readonly path: `/${string}`;
  /** One English sentence for the OpenAPI document. */
  readonly summary: string;
  readonly permission: Permission;
  readonly scope: Scope;
  readonly input: I;
  readonly output: O;
  readonly errors: E;
  /** "bytes": the request body is a raw stream handed to the handler, and the input comes from the address. */
  readonly body?: "json" | "bytes";
  /** "file": the answer is a stream with a file name; `output` then describes nothing but the file itself. */
  readonly answer?: "json" | "file";
  /** The caller's second factor must have been given within the last five minutes. */
  readonly freshSecondFactor?: boolean;
  /**
   * Input or answer holds a secret (password, backup codes): neither it nor its fingerprint is stored, so a
   * repeated request is refused with ANSWER_NOT_KEPT instead of being answered again.
   */
  readonly secret?: boolean;
}

export interface CommandContract<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends Errors = Errors,
> extends ContractCommon<I, O, E> {
  readonly kind: "command";
}

export interface QueryContract<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends Errors = Errors,
  P extends boolean = boolean,
> extends ContractCommon<I, O, E> {
  readonly kind: "query";
  /** True where the answer tells something about an identified person: the handler must then return who was shown. */
  readonly personal: P;
}

export type AnyContract = CommandContract | QueryContract;

/** Describes an operation that changes something; its handler must return at least one audit event. */
export function commandContract<I extends z.ZodType, O extends z.ZodType, const E extends Errors>(
  contract: ContractCommon<I, O, E>,
): CommandContract<I, O, E> {
  return { kind: "command", ...contract };
}

/** Describes an operation that only reads; with `personal: true` its handler must return an access-log entry. */
export function queryContract<
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends Errors,
  const P extends boolean,
>(contract: ContractCommon<I, O, E> & { readonly personal: P }): QueryContract<I, O, E, P> {
  return { kind: "query", ...contract };
}

export type InputOf<C extends AnyContract> = z.output<C["input"]>;
/** What a caller passes: before defaults and coercions. */
export type CallOf<C extends AnyContract> = z.input<C["input"]>;
export type OutputOf<C extends AnyContract> = z.output<C["output"]>;
export type ErrorOf<C extends AnyContract> = keyof C["errors"] & string;

/** Refusals that the runner itself may give for any operation. */
export const runnerErrors = {
  SIGN_IN_REQUIRED: 401,
  SECOND_FACTOR_REQUIRED: 401,
  FORBIDDEN: 403,
  PURPOSE_REQUIRED: 403,
  INPUT_INVALID: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  ANSWER_NOT_KEPT: 409,
  RATE_LIMITED: 429,
  BUSY_TRY_AGAIN: 503,
} as const satisfies Errors;

export type RunnerErrorCode = keyof typeof runnerErrors;

/** A refusal as the client receives it. `fields` names input properties; `details` never holds personal data. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** In the caller's language, ready to show. */
  readonly message: string;
  readonly fields?: ReadonlyArray<{ readonly path: string; readonly message: string }>;
  readonly details?: unknown;
}
