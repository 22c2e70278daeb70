import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Takes back everything one decision did: merges, moves and states, exactly. */
export const undoLinkAct = commandContract({
  name: "registry.undo-link-act",
  method: "POST",
  path: "/registry/link-acts/:actId/undo",
  summary: "Undo a decision about pairs.",
  permission: "registry.link.decide",
  scope: "area",
  input: z.strictObject({ actId: z.uuid(), reason: z.string().trim().max(500).default("") }),
  output: z.strictObject({ pairIds: z.array(z.uuid()) }),
  errors: {
    ACT_NOT_FOUND: 404,
    ALREADY_UNDONE: 409,
    /** The kept record was itself merged or moved since: undo that first. */
    LATER_WORK_DEPENDS: 409,
    /** The record was brought from outside the caller's area: who may see both places takes it back. */
    MOVED_FROM_ELSEWHERE: 403,
  },
});
