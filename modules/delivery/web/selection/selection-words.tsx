import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { SelectionRow } from "../../contract/selection-shapes.ts";

const states: Readonly<
  Record<SelectionRow["state"], { readonly tone: StatusTone; readonly words: () => string }>
> = {
  working: { tone: "blue", words: m.delivery_selection_working },
  open: { tone: "amber", words: m.delivery_selection_open },
  used: { tone: "green", words: m.delivery_selection_used },
  cancelled: { tone: "grey", words: m.delivery_selection_cancelled },
  failed: { tone: "red", words: m.delivery_selection_failed },
};

export function SelectionStatus({ state }: { readonly state: SelectionRow["state"] }) {
  return <StatusBadge tone={states[state].tone}>{states[state].words()}</StatusBadge>;
}

type Mark = "selected" | "reserve" | "added" | "removed";

const marks: Readonly<Record<Mark, { readonly tone: StatusTone; readonly words: () => string }>> = {
  selected: { tone: "green", words: m.delivery_mark_selected },
  reserve: { tone: "grey", words: m.delivery_mark_reserve },
  added: { tone: "amber", words: m.delivery_mark_added },
  removed: { tone: "red", words: m.delivery_mark_removed },
};

export const markWords = (mark: Mark): string => marks[mark].words();

export function MarkBadge({ mark }: { readonly mark: Mark }) {
  return <StatusBadge tone={marks[mark].tone}>{marks[mark].words()}</StatusBadge>;
}
