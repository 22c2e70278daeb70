import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { HeldRow } from "./row-filter.ts";

const tones: Readonly<Record<HeldRow["state"], StatusTone>> = {
  held: "amber",
  ready: "blue",
  refused: "red",
  dropped: "grey",
  applied: "green",
};

export const rowStateWords: Readonly<Record<HeldRow["state"], () => string>> = {
  held: m.intake_row_held,
  ready: m.intake_row_ready,
  refused: m.intake_row_refused,
  dropped: m.intake_row_dropped,
  applied: m.intake_row_applied,
};

/** Where a row stands, as icon, word and colour. */
export function RowStatus({ state }: { readonly state: HeldRow["state"] }) {
  return <StatusBadge tone={tones[state]}>{rowStateWords[state]()}</StatusBadge>;
}
