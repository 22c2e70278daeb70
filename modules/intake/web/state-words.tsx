import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { BatchState, DifferenceKind } from "../contract/shapes.ts";

const tones: Readonly<Record<BatchState, StatusTone>> = {
  received: "amber",
  checking: "blue",
  checked: "amber",
  applying: "blue",
  applied: "green",
  closed: "green",
  undoing: "blue",
  undone: "grey",
  cancelled: "grey",
  refused: "red",
  failed: "red",
};

export const stateWords: Readonly<Record<BatchState, () => string>> = {
  received: m.intake_state_received,
  checking: m.intake_state_checking,
  checked: m.intake_state_checked,
  applying: m.intake_state_applying,
  applied: m.intake_state_applied,
  closed: m.intake_state_closed,
  undoing: m.intake_state_undoing,
  undone: m.intake_state_undone,
  cancelled: m.intake_state_cancelled,
  refused: m.intake_state_refused,
  failed: m.intake_state_failed,
};

/** Where a file stands, as icon, word and colour. */
export function BatchStatus({ state }: { readonly state: BatchState }) {
  return <StatusBadge tone={tones[state]}>{stateWords[state]()}</StatusBadge>;
}

export const isRunning = (state: BatchState) =>
  state === "checking" || state === "applying" || state === "undoing";

export const kindWords: Readonly<Record<DifferenceKind, () => string>> = {
  new: m.intake_kind_new,
  gone: m.intake_kind_gone,
  "decile-up": m.intake_kind_decile_up,
  "decile-down": m.intake_kind_decile_down,
  dead: m.intake_kind_dead,
  moved: m.intake_kind_moved,
  changed: m.intake_kind_changed,
};

export const subjectWords: Readonly<Record<"family" | "person", () => string>> = {
  family: m.intake_families,
  person: m.intake_persons,
};
