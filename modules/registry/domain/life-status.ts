export type LifeStatus = "alive" | "dead" | "moved-out" | "missing" | "merged";
export type EventKind = "died" | "moved-out" | "missing" | "found";

const next: Readonly<Record<EventKind, { readonly from: readonly LifeStatus[]; readonly to: LifeStatus }>> = {
  died: { from: ["alive", "moved-out", "missing"], to: "dead" },
  "moved-out": { from: ["alive", "missing"], to: "moved-out" },
  missing: { from: ["alive", "moved-out"], to: "missing" },
  // Also takes back a wrong report of death: lists of "dead" people are often mistaken.
  found: { from: ["dead", "moved-out", "missing"], to: "alive" },
};

/** Status after an event, or null where the event cannot happen to someone in this status. */
export function statusAfter(status: LifeStatus, kind: EventKind): LifeStatus | null {
  return next[kind].from.includes(status) ? next[kind].to : null;
}
