import type { StatusTone } from "./theme/tokens.ts";

/** One thing that waits for a person, with the one next action. */
export interface WorkItem {
  readonly id: string;
  /** "40 usulan Desa Panggarangan": what and how many, never a person's name. */
  readonly title: string;
  readonly hint?: string;
  readonly tone: StatusTone;
  /** Verb of the button: "Periksa". */
  readonly action: string;
  readonly to: string;
  /** Civil date; absent where nothing presses. */
  readonly dueOn?: string;
}

export type Urgency = "overdue" | "today" | "this-week" | "later";

/** How much an item presses on a given day ("today" as civil date). */
export function urgencyOf(item: Pick<WorkItem, "dueOn">, today: string): Urgency {
  if (item.dueOn === undefined) return "later";
  if (item.dueOn < today) return "overdue";
  if (item.dueOn === today) return "today";
  const days = (Date.parse(item.dueOn) - Date.parse(today)) / 86_400_000;
  return days <= 7 ? "this-week" : "later";
}

/** Oldest deadline first, those without one last, else in the order given. */
export function byDeadline(left: WorkItem, right: WorkItem): number {
  const [a, b] = [left.dueOn ?? "9999-12-31", right.dueOn ?? "9999-12-31"];
  return a < b ? -1 : a > b ? 1 : 0;
}
