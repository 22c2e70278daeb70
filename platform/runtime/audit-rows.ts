import type pg from "pg";
import type { AccessEntry, AuditEvent } from "#platform/kernel/audit.ts";

/** Who did it, from where: the same for every line of one request. */
export interface AuditOrigin {
  readonly operation: string;
  readonly actorId: string | null;
  readonly sessionId: string | null;
  readonly requestId: string;
  readonly ip: string | null;
  /** Assignment the actor stated for this session, where the role must state one. */
  readonly purposeReference?: string | null;
}

const insertAudit = `
  insert into app.audit (kind, type, operation, actor_id, session_id, request_id, ip,
                         subject_kind, subject_id, place_code, purpose, data)
  select $1, line.type, $2, $3, $4, $5, $6, line.subject_kind, line.subject_id, line.place_code, line.purpose, line.data
  from jsonb_to_recordset($7::jsonb)
    as line(type text, subject_kind text, subject_id text, place_code text, purpose text, data jsonb)`;

async function insertLines(
  client: pg.Pool | pg.ClientBase,
  kind: "event" | "access",
  origin: AuditOrigin,
  lines: readonly unknown[],
): Promise<void> {
  await client.query(insertAudit, [
    kind,
    origin.operation,
    origin.actorId,
    origin.sessionId,
    origin.requestId,
    origin.ip,
    JSON.stringify(lines),
  ]);
}

/** Stores events in the transaction of the command they belong to. */
export function writeEvents(
  client: pg.Pool | pg.ClientBase,
  origin: AuditOrigin,
  events: readonly AuditEvent[],
): Promise<void> {
  const lines = events.map((event) => ({
    type: event.type,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    place_code: event.subject.placeCode ?? null,
    purpose: null,
    data: event.data,
  }));
  return insertLines(client, "event", origin, lines);
}

/** Stores who was shown to whom: one line per person or thing, so that "who saw this person" is one index read. */
export function writeAccess(
  client: pg.Pool | pg.ClientBase,
  origin: AuditOrigin,
  access: AccessEntry,
): Promise<void> {
  // A look that found nobody is logged too: guessing numbers must leave a trace.
  const subjects = access.subjects.length === 0 ? [{ kind: "none", id: "-" }] : access.subjects;
  const lines = subjects.map((subject) => ({
    type: `${origin.operation}.shown.v1`,
    subject_kind: subject.kind,
    subject_id: subject.id,
    place_code: "placeCode" in subject ? (subject.placeCode ?? null) : null,
    purpose: access.purpose,
    data: origin.purposeReference ? { assignment: origin.purposeReference } : {},
  }));
  return insertLines(client, "access", origin, lines);
}
