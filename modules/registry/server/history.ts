import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface FieldChange {
  readonly field: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

export interface HistorySubject {
  readonly kind: "person" | "family" | "group";
  readonly id: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
}

export interface HistoryMeta {
  readonly actorId: string;
  readonly at: Date;
  readonly reason: string;
}

/** What the history keeps of a value: text, and null where nothing is known. */
export const historyText = (value: unknown): string | null =>
  value === null || value === undefined || value === ""
    ? null
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

/** Fields whose value really differs. */
export function differences(
  pairs: ReadonlyArray<readonly [field: string, before: unknown, after: unknown]>,
): FieldChange[] {
  return pairs
    .map(([field, before, after]) => ({ field, oldValue: historyText(before), newValue: historyText(after) }))
    .filter((change) => change.oldValue !== change.newValue);
}

/** Keeps old and new value, who, when, why; the source of a person's own work is "officer". */
export async function writeHistory(
  tx: Tx,
  subject: HistorySubject,
  changes: readonly FieldChange[],
  meta: HistoryMeta,
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value,
                                  new_value, reason, source, changed_at, changed_by)
    select ${subject.regionCode}, ${subject.placeCode}, ${subject.compartment}, ${subject.kind}, ${subject.id}::uuid,
           c.field, c.old_value, c.new_value, ${meta.reason}, 'officer', ${meta.at}, ${meta.actorId}::uuid
      from unnest(${changes.map((one) => one.field)}::text[], ${changes.map((one) => one.oldValue)}::text[],
                  ${changes.map((one) => one.newValue)}::text[]) as c(field, old_value, new_value)`.execute(
    tx,
  );
}
