import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { Breach } from "../../contract/breach-shapes.ts";

/** A row of accountability.breaches. */
export interface BreachRow {
  readonly id: string;
  readonly number: string;
  readonly place_code: string;
  readonly kind: Breach["kind"];
  readonly title: string;
  readonly happened_at: Date | null;
  readonly found_at: Date;
  readonly due_at: Date;
  readonly what_data: string;
  readonly subject_count: number;
  readonly how: string;
  readonly handling: string;
  readonly recovery: string;
  readonly public_notice: boolean;
  readonly subjects_told_at: Date | null;
  readonly authority_told_at: Date | null;
  readonly state: Breach["state"];
  readonly closing_note: string | null;
  readonly recorded_by: string;
  readonly revision: number;
}

/** The breach, held until the end of the transaction; undefined where the actor may not see it. */
export async function lockBreach(tx: Tx, breachId: string): Promise<BreachRow | undefined> {
  const { rows } = await sql<BreachRow>`
    select b.* from accountability.breaches b where b.id = ${breachId} for update`.execute(tx);
  return rows[0];
}

function allowedActs(row: BreachRow, actor: Actor): Breach["allowed"] {
  if (row.state === "closed") return [];
  const acts: Breach["allowed"] = [];
  if (actor.permissions.has("accountability.breach.record")) acts.push("change", "notify");
  if (actor.permissions.has("accountability.breach.close")) acts.push("close");
  return acts;
}

/** Rows as the register shows them. */
export async function toBreaches(tx: Tx, rows: readonly BreachRow[], actor: Actor): Promise<Breach[]> {
  const names = await userNames(
    tx,
    rows.map((row) => row.recorded_by),
  );
  const places = await placeLabels(
    tx,
    rows.map((row) => row.place_code),
  );
  return rows.map((row) => ({
    breachId: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    title: row.title,
    place: { code: row.place_code, name: places.get(row.place_code) ?? row.place_code },
    happenedAt: row.happened_at?.toISOString() ?? null,
    foundAt: row.found_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    whatData: row.what_data,
    subjectCount: row.subject_count,
    how: row.how,
    handling: row.handling,
    recovery: row.recovery,
    publicNotice: row.public_notice,
    subjectsToldAt: row.subjects_told_at?.toISOString() ?? null,
    authorityToldAt: row.authority_told_at?.toISOString() ?? null,
    closingNote: row.closing_note,
    recordedBy: names.get(row.recorded_by) ?? "",
    revision: row.revision,
    allowed: allowedActs(row, actor),
  }));
}
