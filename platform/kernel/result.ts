import type { AccessEntry, AuditEvent } from "./audit.ts";

/** A command that did its work, with the audit lines that must be stored in the same transaction. */
export interface Done<Out> {
  readonly ok: true;
  readonly out: Out;
  readonly audit: readonly [AuditEvent, ...AuditEvent[]];
}

/** A refusal people can expect. What the handler wrote is rolled back; `audit` lines are kept. */
export interface Refused<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly details?: unknown;
  readonly audit?: readonly AuditEvent[];
}

/** A query's answer over personal data, with the access-log entry. */
export interface Shown<Out> {
  readonly ok: true;
  readonly out: Out;
  readonly access: AccessEntry;
}

/** A query's answer that tells nothing about an identified person. */
export interface Plain<Out> {
  readonly ok: true;
  readonly out: Out;
}

export const done = <Out>(out: Out, audit: readonly [AuditEvent, ...AuditEvent[]]): Done<Out> => ({
  ok: true,
  out,
  audit,
});

export const refuse = <const Code extends string>(
  code: Code,
  more: { readonly details?: unknown; readonly audit?: readonly AuditEvent[] } = {},
): Refused<Code> => ({ ok: false, code, ...more });

export const shown = <Out>(out: Out, access: AccessEntry): Shown<Out> => ({ ok: true, out, access });

export const plain = <Out>(out: Out): Plain<Out> => ({ ok: true, out });
