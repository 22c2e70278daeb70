import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Takes pairs onto one's own desk, so that two people do not look at the same one; or gives them back. */
export const assignLinkPairs = commandContract({
  name: "registry.assign-link-pairs",
  method: "POST",
  path: "/registry/link-pairs/assign",
  summary: "Take pairs for oneself or give them back.",
  permission: "registry.link.decide",
  scope: "area",
  input: z.strictObject({ pairIds: z.array(z.uuid()).min(1).max(200), toMe: z.boolean() }),
  output: z.strictObject({ assigned: z.int() }),
  errors: { PAIR_NOT_FOUND: 404 },
});
