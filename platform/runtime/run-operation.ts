import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope, type Tx } from "#platform/db/tx.ts";
import {
  type AnyContract,
  type Refusal,
  type RefusalStatus,
  runnerErrors,
} from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { Refused } from "#platform/kernel/result.ts";
import { type Actor, scopeOf } from "./actor.ts";
import { type AuditOrigin, writeAccess, writeEvents } from "./audit-rows.ts";
import { claimKey, fingerprint, storeAnswer } from "./idempotency.ts";
import type { AnyResult, FileAnswer, Locale, Operation, PublicContext, SessionCookie } from "./operation.ts";

/** What the runner works with; made once per process. */
export interface RunnerDeps {
  readonly database: Database;
  /** The sentence for a refusal code, in the caller's language. */
  readonly message: (code: string, locale: Locale, details?: unknown) => string;
  readonly clock: () => Date;
}

/** One call of an operation, free of HTTP: tests and the command line make it directly. */
export interface Call {
  readonly actor: Actor | null;
  readonly input: unknown;
  readonly idempotencyKey?: string;
  readonly locale?: Locale;
  readonly requestId?: string;
  readonly ip?: string;
  readonly userAgent?: string;
  readonly body?: Readable;
  readonly session?: SessionCookie;
  /** Called with a file answer while the transaction is open; must resolve when the stream is read. */
  readonly deliver?: (file: FileAnswer) => Promise<void>;
}

export type Answer =
  | { readonly ok: true; readonly status: 200; readonly out: unknown; readonly replayed: boolean }
  | { readonly ok: false; readonly status: RefusalStatus; readonly refusal: Refusal };

/** A second factor counts as fresh for this long when something binding is signed. */
const freshMinutes = 5;

const noSession: SessionCookie = { set: () => undefined, clear: () => undefined };

function statusOf(contract: AnyContract, code: string): RefusalStatus {
  const own = contract.errors[code];
  if (own !== undefined) return own;
  if (Object.hasOwn(runnerErrors, code)) return runnerErrors[code as keyof typeof runnerErrors];
  throw new Error(`${contract.name} refused with the undeclared code ${code}`);
}

/** Why the actor may not even try, or null. Asked before the input is looked at. */
function gate(
  contract: AnyContract,
  actor: Actor | null,
  now: Date,
): "SIGN_IN_REQUIRED" | "FORBIDDEN" | "PURPOSE_REQUIRED" | "SECOND_FACTOR_REQUIRED" | null {
  if (contract.permission === "public") return null;
  if (actor === null) return "SIGN_IN_REQUIRED";
  if (contract.permission !== "signed-in") {
    if (actor.restricted || !actor.permissions.has(contract.permission)) return "FORBIDDEN";
    if (actor.purposeNeeded === true && contract.kind === "query" && contract.personal)
      return "PURPOSE_REQUIRED";
  }
  if (contract.freshSecondFactor === true) {
    const given = actor.secondFactorAt?.getTime() ?? 0;
    if (now.getTime() - given > freshMinutes * 60_000) return "SECOND_FACTOR_REQUIRED";
  }
  return null;
}

class Replayed {
  readonly answer: unknown;
  constructor(answer: unknown) {
    this.answer = answer;
  }
}

/** Thrown inside a transaction to roll it back and answer with a refusal. */
class RefusedSignal extends Error {
  readonly refused: Refused<string>;
  constructor(refused: Refused<string>) {
    super(refused.code);
    this.refused = refused;
  }
}

// Serialisation failure and deadlock: the same work succeeds when tried again.
const retryable = new Set(["40001", "40P01"]);
const lockNotAvailable = "55P03";

/**
 * Runs one operation: permission → strict input → one transaction with the actor's scope → idempotency →
 * handler → audit → answer. Expected refusals come back as answers; bugs throw.
 */
export async function runOperation(deps: RunnerDeps, operation: Operation, call: Call): Promise<Answer> {
  const { contract } = operation;
  const locale = call.locale ?? "id";
  const now = deps.clock();
  const origin: AuditOrigin = {
    operation: contract.name,
    actorId: call.actor?.userId ?? null,
    sessionId: call.actor?.sessionId ?? null,
    requestId: call.requestId ?? newId(),
    ip: call.ip ?? null,
    purposeReference: call.actor?.purposeReference ?? null,
  };
  const refusal = (code: string, more: Omit<Partial<Refusal>, "code" | "message"> = {}): Answer => ({
    ok: false,
    status: statusOf(contract, code),
    refusal: { code, message: deps.message(code, locale, more.details), ...more },
  });

  const closed = gate(contract, call.actor, now);
  if (closed !== null) return refusal(closed);
  const parsed = contract.input.safeParse(call.input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      path: issue.path.join("."),
      message: issue.message,
    }));
    return refusal("INPUT_INVALID", { fields });
  }
  const keyed = contract.kind === "command" && contract.permission !== "public" && contract.body !== "bytes";
  if (keyed && !call.idempotencyKey) return refusal("IDEMPOTENCY_KEY_REQUIRED");

  const contextFor = (tx: Tx): PublicContext => ({
    actor: call.actor,
    now,
    locale,
    requestId: origin.requestId,
    ip: call.ip ?? "",
    userAgent: call.userAgent,
    newId,
    enqueue: async (task, payload, options = {}) => {
      await tx.client.query("select app.enqueue($1, $2::json, $3, $4)", [
        task,
        JSON.stringify(payload),
        options.key ?? null,
        options.runAt ?? null,
      ]);
    },
    outside: (work) => inScope(deps.database.aside, noScope, "read write", work),
    session: call.session ?? noSession,
    ...(call.body === undefined ? {} : { body: call.body }),
  });

  const attempt = async (): Promise<AnyResult | Replayed> =>
    inScope(
      deps.database.app,
      scopeOf(call.actor),
      contract.kind === "query" ? "read only" : "read write",
      async (tx) => {
        const key =
          keyed && call.actor && call.idempotencyKey
            ? { actorId: call.actor.userId, value: call.idempotencyKey }
            : null;
        if (key) {
          const claim = await claimKey(
            tx,
            key.actorId,
            key.value,
            contract.name,
            // A quick hash of a password would be a gift to whoever steals a backup.
            fingerprint(contract.name, contract.secret ? null : parsed.data),
          );
          if (claim.kind === "answered" && contract.secret)
            throw new RefusedSignal({ ok: false, code: "ANSWER_NOT_KEPT" });
          if (claim.kind === "answered") return new Replayed(claim.answer);
          if (claim.kind === "other-request")
            throw new RefusedSignal({ ok: false, code: "IDEMPOTENCY_KEY_REUSED" });
        }
        const result = await operation.handle(tx, parsed.data, contextFor(tx));
        if (!result.ok) throw new RefusedSignal(result);
        if (contract.answer === "file") {
          if (!call.deliver) throw new Error(`${contract.name} answers with a file but the call takes none`);
          await call.deliver(result.out as FileAnswer);
          return { ...result, out: null };
        }
        const out = contract.output.parse(result.out);
        if ("audit" in result) await writeEvents(tx.client, origin, result.audit);
        if (key) await storeAnswer(tx, key.actorId, key.value, contract.secret ? null : out);
        return { ...result, out };
      },
    );

  for (let tries = 1; ; tries += 1) {
    try {
      const result = await attempt();
      if (result instanceof Replayed) return { ok: true, status: 200, out: result.answer, replayed: true };
      if (!result.ok) throw new RefusedSignal(result);
      // A query's transaction is read only, so the look is logged next; if that fails nothing is shown.
      if ("access" in result) await writeAccess(deps.database.app, origin, result.access);
      return { ok: true, status: 200, out: result.out, replayed: false };
    } catch (error) {
      if (error instanceof RefusedSignal) {
        const { code, details, audit } = error.refused;
        if (audit && audit.length > 0) await writeEvents(deps.database.app, origin, audit);
        return refusal(code, details === undefined ? {} : { details });
      }
      const sqlState = error instanceof pg.DatabaseError ? error.code : undefined;
      if (sqlState === lockNotAvailable) return refusal("BUSY_TRY_AGAIN");
      if (sqlState === undefined || !retryable.has(sqlState) || tries >= 4 || call.body) throw error;
      await pause(10 * 2 ** tries * (0.5 + Math.random()));
    }
  }
}
