import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { CivilDate } from "./shapes.ts";

/** Records that a person died, moved out of the province, went missing or was found again; history stays. */
export const recordLifeEvent = commandContract({
  name: "registry.record-life-event",
  method: "POST",
  path: "/registry/persons/:personId/life-events",
  summary: "Record a death, move or disappearance.",
  permission: "registry.event.record",
  scope: "area",
  input: z.strictObject({
    personId: z.uuid(),
    baseRevision: z.int(),
    kind: z.enum(["died", "moved-out", "missing", "found"]),
    happenedOn: CivilDate,
    /** Where to, for a move: place or country. */
    destination: z.string().trim().max(120).default(""),
    note: z.string().trim().max(500).default(""),
  }),
  output: z.strictObject({ eventId: z.uuid(), revision: z.int() }),
  errors: {
    PERSON_NOT_FOUND: 404,
    STALE: 409,
    DATE_IN_FUTURE: 422,
    BEFORE_BIRTH: 422,
    /** Details: { lifeStatus }: the dead do not move, the living are not found again. */
    NOT_POSSIBLE_NOW: 409,
  },
});
