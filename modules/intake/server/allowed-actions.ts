import type { BatchAction } from "../contract/get-batch.ts";
import type { BatchState } from "../contract/shapes.ts";

interface Standing {
  readonly state: BatchState;
  readonly held: number;
  readonly ready: number;
  readonly accepted: number;
}

const when: Readonly<Record<BatchAction, { readonly permission: string; fits(batch: Standing): boolean }>> = {
  map: { permission: "intake.batch.send", fits: ({ state }) => state === "received" || state === "checked" },
  check: { permission: "intake.batch.send", fits: ({ state }) => state === "received" },
  apply: {
    permission: "intake.batch.apply",
    fits: ({ state, ready, accepted }) =>
      (state === "checked" && accepted > 0) || state === "failed" || (state === "applied" && ready > 0),
  },
  cancel: {
    permission: "intake.batch.send",
    fits: ({ state }) => ["received", "checking", "checked", "applying"].includes(state),
  },
  undo: {
    permission: "intake.batch.undo",
    fits: ({ state }) => ["applied", "closed", "failed"].includes(state),
  },
  mend: {
    permission: "intake.row.mend",
    fits: ({ state, held }) => held > 0 && (state === "checked" || state === "applied"),
  },
  download: { permission: "intake.row.mend", fits: ({ held }) => held > 0 },
};

/** What the caller may do with a batch as it stands: the web shows these and derives nothing itself. */
export function allowedActions(permissions: ReadonlySet<string>, batch: Standing): BatchAction[] {
  return (Object.keys(when) as BatchAction[]).filter(
    (action) => permissions.has(when[action].permission) && when[action].fits(batch),
  );
}
