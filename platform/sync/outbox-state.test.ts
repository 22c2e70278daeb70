import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answered,
  countOutbox,
  failed,
  type ItemVerdict,
  isOver,
  looked,
  mayClear,
  mendClock,
  nextToSend,
  nextTryMs,
  type OutboxEntry,
  queued,
  sending,
  waitMs,
} from "./outbox-state.ts";

type Entry = OutboxEntry<string>;

const entry = (itemId: string, householdId: string, order: number): Entry =>
  queued<string>({ itemId, householdId, order });

describe("what is sent next", () => {
  it("takes the oldest of each household, whatever order they stand in", () => {
    const list = [entry("c", "h1", 3), entry("a", "h1", 1), entry("b", "h2", 2)];
    expect(nextToSend(list, 0).map(({ itemId }) => itemId)).toEqual(["a", "b"]);
  });

  it("holds a household back behind its conflict, not behind its refusal", () => {
    const conflict: Entry = { ...entry("a", "h1", 1), state: "conflict" };
    const refused: Entry = { ...entry("b", "h2", 2), state: "refused" };
    const list = [conflict, refused, entry("c", "h1", 3), entry("d", "h2", 4)];
    expect(nextToSend(list, 0).map(({ itemId }) => itemId)).toEqual(["d"]);
  });

  it("waits for the clock after a busy server, not after a lost line", () => {
    const sent = sending(entry("a", "h1", 1));
    expect(failed(sent, "no-line", 1000, 0.5).notBeforeMs).toBe(0);
    const busy = failed(sent, "server-busy", 1000, 0.5);
    expect(nextToSend([busy], busy.notBeforeMs - 1)).toEqual([]);
    expect(nextToSend([busy], busy.notBeforeMs)).toEqual([busy]);
    expect(nextTryMs([busy])).toBe(busy.notBeforeMs);
  });

  it("does not hold an item for days when the clock was set back", () => {
    const busy = failed(sending(entry("a", "h1", 1)), "server-busy", 90_000_000, 0);
    expect(nextToSend(mendClock([busy], 0), 0)).toHaveLength(1);
  });
});

it("waits longer each time, never more than five minutes, never in step", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
      const wait = waitMs(tries, random);
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(300_000);
      expect(waitMs(tries + 1, random)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

/** A server that answers every item once and the same again for ever. */
class Server {
  readonly verdicts = new Map<string, ItemVerdict<string>>();

  take(itemId: string, outcome: ItemVerdict<string>["outcome"]): ItemVerdict<string> {
    const known = this.verdicts.get(itemId) ?? { outcome, details: `${itemId}: ${outcome}` };
    this.verdicts.set(itemId, known);
    return known;
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant("make" as const), household: fc.nat(3) }),
  fc.record({
    kind: fc.constant("send" as const),
    outcome: fc.constantFrom("accepted" as const, "refused" as const, "conflict" as const),
    reply: fc.constantFrom("arrives", "lost", "late", "twice", "never-sent", "busy"),
  }),
  fc.record({ kind: fc.constant("late-reply" as const) }),
  fc.record({ kind: fc.constant("crash" as const) }),
  fc.record({ kind: fc.constant("look" as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant("clear" as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant("clock" as const), toMs: fc.nat(10_000_000) }),
);

it("loses and doubles nothing, whatever happens on the way", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const server = new Server();
      let list: Entry[] = [];
      let made = 0;
      let nowMs = 0;
      const cleared: Entry[] = [];
      const late: Array<{ itemId: string; verdict: ItemVerdict<string> }> = [];
      const change = (itemId: string, by: (one: Entry) => Entry) => {
        list = list.map((one) => (one.itemId === itemId ? by(one) : one));
      };
      for (const one of steps) {
        if (one.kind === "make") {
          made += 1;
          list.push(entry(`item ${made}`, `household ${one.household}`, made));
        } else if (one.kind === "send") {
          const [next] = nextToSend(list, nowMs);
          if (next === undefined) continue;
          const { itemId } = next;
          change(itemId, sending);
          if (one.reply === "never-sent") change(itemId, (was) => failed(was, "no-line", nowMs, 0));
          else if (one.reply === "busy") change(itemId, (was) => failed(was, "server-busy", nowMs, 0));
          else {
            const verdict = server.take(itemId, one.outcome);
            if (one.reply === "late") late.push({ itemId, verdict });
            if (one.reply === "arrives" || one.reply === "twice")
              change(itemId, (was) => answered(was, verdict));
            if (one.reply === "twice") change(itemId, (was) => answered(was, verdict));
            if (one.reply === "lost") change(itemId, (was) => failed(was, "no-line", nowMs, 0));
          }
        } else if (one.kind === "late-reply") {
          const reply = late.pop();
          if (reply !== undefined) change(reply.itemId, (was) => answered(was, reply.verdict));
        } else if (one.kind === "crash") {
          // What was on the way is only known as sent; replies under way are gone.
          late.length = 0;
          list = mendClock(structuredClone(list), nowMs);
        } else if (one.kind === "look") {
          const at = list[one.at % Math.max(1, list.length)];
          if (at !== undefined) change(at.itemId, looked);
        } else if (one.kind === "clear") {
          const at = list[one.at % Math.max(1, list.length)];
          if (at !== undefined && mayClear(at)) {
            cleared.push(at);
            list = list.filter(({ itemId }) => itemId !== at.itemId);
          }
        } else nowMs = one.toMs;
        expect(list.length + cleared.length).toBe(made);
        const counts = countOutbox(list);
        expect(Object.values(counts).reduce((sum, figure) => sum + figure, 0)).toBe(list.length);
      }
      // A good line at last, and a person who settles nothing: all that can go has gone.
      for (let left = list.length; left >= 0; left -= 1) {
        nowMs = Math.max(nowMs, nextTryMs(list) ?? nowMs);
        for (const next of nextToSend(list, nowMs)) {
          change(next.itemId, sending);
          const verdict = server.take(next.itemId, "accepted");
          change(next.itemId, (was) => answered(was, verdict));
        }
      }
      for (const one of [...list, ...cleared]) {
        const told = server.verdicts.get(one.itemId);
        if (isOver(one) || one.state === "conflict") {
          expect(told).toEqual({ outcome: one.state, details: one.details });
        } else {
          // Only what stands behind its own household's conflict is still to be sent.
          expect(told).toBeUndefined();
          const before = list.find(
            ({ householdId, order, state }) =>
              householdId === one.householdId && order < one.order && state === "conflict",
          );
          expect(before).toBeDefined();
        }
      }
      expect(cleared.every(({ seen }) => seen)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
