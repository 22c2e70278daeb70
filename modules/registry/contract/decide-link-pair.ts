import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { LinkState } from "./link-shapes.ts";

/**
 * Says of a pair that it is not one, that nobody can tell yet, or that the field must look. "Different" is
 * remembered for good. That they are the same is said by registry.join-link-records.
 */
export const decideLinkPair = commandContract({
  name: "registry.decide-link-pair",
  method: "POST",
  path: "/registry/link-pairs/:pairId/decision",
  summary: "Decide that a pair is different, unsure or to be asked in the field.",
  permission: "registry.link.decide",
  scope: "area",
  input: z.strictObject({
    pairId: z.uuid(),
    baseRevision: z.int(),
    decision: z.enum(["different", "unsure", "ask-field"]),
    /** May stay empty: the evidence stands in the weights kept with the decision. */
    reason: z.string().trim().max(500).default(""),
  }),
  output: z.strictObject({ actId: z.uuid(), state: LinkState, revision: z.int() }),
  errors: { PAIR_NOT_FOUND: 404, PAIR_SETTLED: 409, STALE: 409 },
});
