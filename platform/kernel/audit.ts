import type { z } from "zod";

declare const declared: unique symbol;

/** What an event is about: a kind of thing and its id (never a NIK or a name). */
export interface Subject {
  readonly kind: string;
  readonly id: string;
  /** Kemendagri code of the place it belongs to, so that a regional auditor sees the events of the region. */
  readonly placeCode?: string;
}

/** One line of the audit trail: typed and versioned; made only by the constructors of `auditEvents`. */
export interface AuditEvent {
  readonly type: `${string}.${string}.v${number}`;
  readonly subject: Subject;
  readonly data: unknown;
  readonly [declared]: true;
}

/** Who was shown to the actor and why; the runner adds actor, time and address. */
export interface AccessEntry {
  readonly subjects: readonly Subject[];
  /** Code of the purpose, e.g. "verification"; free text never, it could hold a name. */
  readonly purpose: string;
}

type EventTypes = Record<`${string}.${string}.v${number}`, z.ZodType>;

type EventConstructors<T extends EventTypes> = {
  readonly [K in keyof T]: (subject: Subject, data: z.input<T[K]>) => AuditEvent;
};

/**
 * Declares a module's audit events: name with version → shape of its data. The shapes are stored JSON that
 * auditors read for ten years: never change one, add a `.v2`.
 */
export function auditEvents<const T extends EventTypes>(types: T): EventConstructors<T> {
  const entries = Object.entries(types).map(([type, shape]) => [
    type,
    (subject: Subject, data: unknown) => ({ type, subject, data: shape.parse(data) }),
  ]);
  return Object.fromEntries(entries) as EventConstructors<T>;
}
