import type { Actor } from "#platform/runtime/actor.ts";
import type { Destruction } from "../../contract/retention-shapes.ts";

/** A row of accountability.destructions. */
export interface DestructionRow {
  readonly id: string;
  readonly number: string;
  readonly class_code: string;
  readonly older_than_on: string;
  readonly record_count: number;
  readonly list_sha256: Buffer;
  readonly state: Destruction["state"];
  readonly proposed_at: Date;
  readonly proposed_by: string;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly note: string;
  readonly destroyed_count: number | null;
}

/** Rows as the register shows them; who proposed one may not decide it. */
export function toDestructions(
  rows: readonly DestructionRow[],
  names: ReadonlyMap<string, string>,
  actor: Actor,
): Destruction[] {
  return rows.map((row) => ({
    destructionId: row.id,
    number: row.number,
    classCode: row.class_code,
    olderThanOn: row.older_than_on,
    recordCount: row.record_count,
    listSha256: row.list_sha256.toString("hex"),
    state: row.state,
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: names.get(row.proposed_by) ?? "",
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ""),
    note: row.note,
    destroyedCount: row.destroyed_count,
    allowed:
      row.state === "proposed" &&
      row.proposed_by !== actor.userId &&
      actor.permissions.has("accountability.destruction.decide")
        ? ["decide"]
        : [],
  }));
}
