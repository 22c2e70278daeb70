import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { DecreeRow, DecreeState } from "./decree-shapes.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";

/** Decrees of the actor's area, newest first, page by page. */
export const listDecrees = queryContract({
  name: "delivery.list-decrees",
  method: "GET",
  path: "/delivery/decrees",
  summary: "List decrees.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    state: DecreeState.optional(),
    programmeCode: ProgrammeCodeText.optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ decrees: z.array(DecreeRow), total: z.int(), next: z.uuid().nullable() }),
  errors: {},
});
