/** Why a visit is asked for. */
export const taskKinds = [
  "proposal",
  "link-doubt",
  "snapshot-diff",
  "sample",
  "objection",
  "revisit",
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStates = ["open", "assigned", "done", "cancelled"] as const;
export type TaskState = (typeof taskStates)[number];
