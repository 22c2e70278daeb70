import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { LinkState } from "./link-shapes.ts";

/** The second person: joins what the first proposed, or sends it back to be looked at again. */
export const confirmLinkAct = commandContract({
  name: "registry.confirm-link-act",
  method: "POST",
  path: "/registry/link-acts/:actId/second",
  summary: "Confirm or send back a proposed joining.",
  permission: "registry.link.decide",
  scope: "area",
  input: z.strictObject({
    actId: z.uuid(),
    confirm: z.boolean(),
    reason: z.string().trim().max(500).default(""),
  }),
  output: z.strictObject({ state: LinkState }),
  errors: {
    ACT_NOT_FOUND: 404,
    NOTHING_TO_CONFIRM: 409,
    /** Whoever proposed it cannot be the second person. */
    SECOND_MUST_BE_ANOTHER: 403,
    /** One of the records was changed or merged since: send it back and decide anew. */
    RECORDS_CHANGED: 409,
  },
});
