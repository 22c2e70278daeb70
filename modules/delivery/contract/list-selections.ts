import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { SelectionRow, selectionStates } from "./selection-shapes.ts";

/** Selections of the actor's area, newest first. */
export const listSelections = queryContract({
  name: "delivery.list-selections",
  method: "GET",
  path: "/delivery/selections",
  summary: "List selections.",
  permission: "delivery.selection.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    state: z.enum(selectionStates).optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ selections: z.array(SelectionRow), total: z.int(), next: z.uuid().nullable() }),
  errors: {},
});
