import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PersonChanges } from "./person-input.ts";
import { NikWarning, Reason } from "./shapes.ts";

/** Corrects fields of a person; every one is kept in the history with old and new value. */
export const changePerson = commandContract({
  name: "registry.change-person",
  method: "PUT",
  path: "/registry/persons/:personId",
  summary: "Change a person's data.",
  permission: "registry.person.change",
  scope: "area",
  input: z.strictObject({
    personId: z.uuid(),
    baseRevision: z.int(),
    changes: PersonChanges,
    reason: Reason,
  }),
  output: z.strictObject({ revision: z.int(), warnings: z.array(NikWarning) }),
  errors: {
    PERSON_NOT_FOUND: 404,
    /** Details: { revision, fields: StaleField[] }: stored beside sent, for the fields that differ. */
    STALE: 409,
    NIK_HELD_BY_ANOTHER: 409,
    NOTHING_CHANGED: 422,
  },
});
