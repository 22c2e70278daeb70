import type { z } from "zod";
import type { SetAside, SetAsideReason } from "../contract/set-aside.ts";

/** Who gave a row up and why, for the screens; null where nobody did. */
export function setAsideOf(
  row: {
    readonly state: string;
    readonly reason: SetAsideReason | null;
    readonly note: string;
    readonly actedBy: string | null;
    readonly actedAt: Date | null;
  },
  names: ReadonlyMap<string, string>,
): z.output<typeof SetAside> | null {
  if (row.state !== "dropped") return null;
  return {
    reason: row.reason,
    note: row.note,
    byName: row.actedBy === null ? null : (names.get(row.actedBy) ?? null),
    at: row.actedAt?.toISOString() ?? null,
  };
}
