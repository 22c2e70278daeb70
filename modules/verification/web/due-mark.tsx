import { formatDate } from "#platform/i18n/format.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { countdown, daysBetween } from "./words.ts";

/** Days from which a deadline is shown as pressing. */
const pressing = 2;

/** A deadline with what is left of it. */
export function DueMark({ today, dueOn }: { readonly today: string; readonly dueOn: string }) {
  const left = daysBetween(today, dueOn);
  return (
    <StatusBadge tone={left < 0 ? "red" : left <= pressing ? "amber" : "grey"}>
      {`${formatDate(dueOn)} · ${countdown(today, dueOn)}`}
    </StatusBadge>
  );
}
