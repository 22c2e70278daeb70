/**
 * The outbox of a phone as a fold: what an item is, what happens to it, and what is sent next. Pure, so that the same
 * rules are tried in thousands of random orders (outbox-state.test.ts) and run on the phone. Nothing leaves the outbox
 * until its end was seen by the person; a lost reply is asked for again under the same id.
 */

export type OutboxState =
  /** Not finished by the person: never sent. */
  | "draft"
  /** Finished, waits for its turn and a signal. */
  | "queued"
  /** Handed to the network; the answer is not known. After a crash it is asked for again under the same id. */
  | "sent"
  | "accepted"
  | "refused"
  | "conflict";

/** What the server says of an item, in its own words for the reasons. */
export type ItemVerdict<Details> =
  | { readonly outcome: "accepted"; readonly details: Details }
  | { readonly outcome: "refused"; readonly details: Details }
  | { readonly outcome: "conflict"; readonly details: Details };

export interface OutboxEntry<Details> {
  readonly itemId: string;
  /** Items of one household go in the order they were made; another household's need not wait for them. */
  readonly householdId: string;
  /** Place in the order of the phone, counted up from 1. */
  readonly order: number;
  readonly state: OutboxState;
  /** Tries since it was queued; 0 = not tried. */
  readonly tries: number;
  /** Milliseconds of the phone's monotonic order of syncs; not sent before. */
  readonly notBeforeMs: number;
  readonly details: Details | null;
  /** Has the person looked at how it ended? */
  readonly seen: boolean;
}

/** How a try to send ended without a verdict. */
export type SendFailure =
  /** No line, or no answer on it. */
  | "no-line"
  /** 5xx or 429: later again. */
  | "server-busy";

const firstWaitMs = 2_000;
const longestWaitMs = 300_000;

/**
 * How long to wait before the next try: doubling from 2 s to 5 min, the half of it by chance, so that 155 phones that
 * come back to one signal do not call in step. `random` is in [0, 1).
 */
export function waitMs(tries: number, random: number): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tries, 20));
  return Math.round(full / 2 + (full / 2) * random);
}

export const isOver = (entry: Pick<OutboxEntry<unknown>, "state">): boolean =>
  entry.state === "accepted" || entry.state === "refused";

/** An item as the person finished it. */
export function queued<Details>(
  entry: Pick<OutboxEntry<Details>, "itemId" | "householdId" | "order">,
): OutboxEntry<Details> {
  return { ...entry, state: "queued", tries: 0, notBeforeMs: 0, details: null, seen: false };
}

/** The moment before the request leaves: kept first, so that a crash is known to have been on the way. */
export function sending<Details>(entry: OutboxEntry<Details>): OutboxEntry<Details> {
  return entry.state === "queued" || entry.state === "sent"
    ? { ...entry, state: "sent", tries: entry.tries + 1 }
    : entry;
}

/**
 * Takes the server's verdict. A verdict for an item that has one already changes nothing: replies may come twice and in
 * any order. A verdict for an item that is not on the way is not believed.
 */
export function answered<Details>(
  entry: OutboxEntry<Details>,
  verdict: ItemVerdict<Details>,
): OutboxEntry<Details> {
  if (entry.state !== "sent") return entry;
  return { ...entry, state: verdict.outcome, details: verdict.details, notBeforeMs: 0, seen: false };
}

/** No verdict came: it stays on its way and is asked for again later, for the server may have it. */
export function failed<Details>(
  entry: OutboxEntry<Details>,
  failure: SendFailure,
  nowMs: number,
  random: number,
): OutboxEntry<Details> {
  if (entry.state !== "sent") return entry;
  // Without a line the phone waits for the line, not for the clock.
  const notBeforeMs = failure === "no-line" ? 0 : nowMs + waitMs(entry.tries, random);
  return { ...entry, notBeforeMs };
}

/** The person has looked at how it ended; only then may it be cleared. */
export function looked<Details>(entry: OutboxEntry<Details>): OutboxEntry<Details> {
  return isOver(entry) ? { ...entry, seen: true } : entry;
}

/** May the person clear it from the list? What was refused stays until it was made anew or given up by the person. */
export const mayClear = (entry: OutboxEntry<unknown>): boolean => isOver(entry) && entry.seen;

/**
 * The oldest unfinished item of each household. An item in conflict holds back the later ones of its household: they may
 * rest on what the person has yet to decide.
 */
function foremost<Details>(entries: readonly OutboxEntry<Details>[]): OutboxEntry<Details>[] {
  const first = new Map<string, OutboxEntry<Details>>();
  for (const entry of entries.toSorted((a, b) => a.order - b.order)) {
    if (entry.state === "draft" || isOver(entry)) continue;
    if (!first.has(entry.householdId)) first.set(entry.householdId, entry);
  }
  return [...first.values()].filter(({ state }) => state === "queued" || state === "sent");
}

/** What may be sent now, oldest first: one item of each household, if its time has come. */
export const nextToSend = <Details>(
  entries: readonly OutboxEntry<Details>[],
  nowMs: number,
): OutboxEntry<Details>[] => foremost(entries).filter((entry) => entry.notBeforeMs <= nowMs);

/** The earliest moment at which something may be sent; null = nothing waits for the clock. */
export function nextTryMs(entries: readonly OutboxEntry<unknown>[]): number | null {
  const waits = foremost(entries).map((entry) => entry.notBeforeMs);
  return waits.length === 0 ? null : Math.min(...waits);
}

/** A clock that was set back must not hold items for days: waits longer than any we make are forgotten. */
export function mendClock<Details>(
  entries: readonly OutboxEntry<Details>[],
  nowMs: number,
): OutboxEntry<Details>[] {
  return entries.map((entry) =>
    entry.notBeforeMs > nowMs + longestWaitMs ? { ...entry, notBeforeMs: 0 } : entry,
  );
}

export interface OutboxCounts {
  readonly drafts: number;
  readonly waiting: number;
  readonly accepted: number;
  readonly refused: number;
  readonly conflicts: number;
}

/** Figures of the outbox; every item is in exactly one of them. */
export function countOutbox(entries: readonly OutboxEntry<unknown>[]): OutboxCounts {
  const count = (...states: OutboxState[]) => entries.filter(({ state }) => states.includes(state)).length;
  return {
    drafts: count("draft"),
    waiting: count("queued", "sent"),
    accepted: count("accepted"),
    refused: count("refused"),
    conflicts: count("conflict"),
  };
}
