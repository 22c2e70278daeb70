import type { z } from "zod";
import { newId } from "#platform/kernel/ids.ts";
import type { OutboxItem, VisitBody } from "../../contract/sync-shapes.ts";

/** A visit as a phone sends it, confirming and without a questionnaire unless said otherwise. */
export function aVisitItem(
  familyId: string,
  more: Partial<z.input<typeof VisitBody>> = {},
): z.input<typeof OutboxItem> {
  return {
    kind: "visit",
    body: {
      visitId: newId(),
      familyId,
      taskId: null,
      questionnaire: null,
      result: "confirmed",
      baseRevision: 1,
      visitedAt: "2026-01-05T03:00:00Z",
      latitude: null,
      longitude: null,
      accuracyMetres: null,
      answers: { household: {}, members: {} },
      base: { family: {}, persons: {} },
      note: "",
      photos: [],
      ...more,
    },
  };
}
