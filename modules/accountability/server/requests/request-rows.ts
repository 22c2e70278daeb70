import { placeLabels } from "#modules/regions/server/index.ts";
import { findSubjects } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { Request, RequestLine } from "../../contract/request-shapes.ts";

/** A row of accountability.subject_requests. */
export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly place_code: string;
  readonly kind: RequestLine["kind"];
  readonly person_id: string | null;
  readonly family_id: string | null;
  readonly programme_code: string | null;
  readonly requester_name: string;
  readonly requester_relation: Request["requesterRelation"];
  readonly identity_checked: Request["identityChecked"];
  readonly contact: string;
  readonly channel: Request["channel"];
  readonly request: string;
  readonly received_at: Date;
  readonly due_at: Date;
  readonly state: RequestLine["state"];
  readonly answer: string | null;
  readonly legal_basis: string | null;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
  readonly recorded_by: string;
  readonly revision: number;
}

/** Rows as lines of the register, with the names of people and places the actor may see. */
export async function toRequestLines(tx: Tx, rows: readonly RequestRow[]): Promise<RequestLine[]> {
  const subjects = await findSubjects(
    tx,
    rows.flatMap((row) => row.person_id ?? row.family_id ?? []),
  );
  const places = await placeLabels(
    tx,
    rows.map((row) => row.place_code),
  );
  return rows.map((row) => {
    const subject = subjects.get(row.person_id ?? row.family_id ?? "");
    return {
      requestId: row.id,
      number: row.number,
      kind: row.kind,
      state: row.state,
      subject: subject ? { kind: subject.kind, id: subject.id, name: subject.name } : null,
      place: { code: row.place_code, name: places.get(row.place_code) ?? row.place_code },
      programmeCode: row.programme_code,
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      answeredAt: row.answered_at?.toISOString() ?? null,
    };
  });
}

/** Who is shown with these rows, for the access log. */
export const requestSubjects = (rows: readonly RequestRow[]) =>
  rows.flatMap((row) => [
    { kind: "subject-request", id: row.id, placeCode: row.place_code },
    ...(row.person_id === null ? [] : [{ kind: "person", id: row.person_id, placeCode: row.place_code }]),
    ...(row.family_id === null ? [] : [{ kind: "family", id: row.family_id, placeCode: row.place_code }]),
  ]);
