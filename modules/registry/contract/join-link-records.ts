import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { LinkState, SecondBecause } from "./link-shapes.ts";
import { Reason } from "./shapes.ts";

/**
 * Says that records of a pair or cluster are one, and joins them into the kept one in one act. Where a rule asks
 * for a second person, nothing is joined yet: the act waits (`because` says why). Records in other places are
 * first moved to the place of the kept one; undo brings them back.
 */
export const joinLinkRecords = commandContract({
  name: "registry.join-link-records",
  method: "POST",
  path: "/registry/link-pairs/:pairId/join",
  summary: "Join the records of a pair or cluster.",
  permission: "registry.link.decide",
  scope: "area",
  input: z.strictObject({
    pairId: z.uuid(),
    baseRevision: z.int(),
    keptId: z.uuid(),
    /** The records to join with the kept one, with the revisions that were looked at. */
    members: z
      .array(z.strictObject({ id: z.uuid(), revision: z.int() }))
      .min(1)
      .max(20),
    keptRevision: z.int(),
    /** Persons: fields to take from one of the members although the kept record has its own. */
    take: z
      .array(
        z.strictObject({
          fromId: z.uuid(),
          fields: z.array(z.enum(["name", "nik", "sex", "bornOn", "birthPlace", "motherName"])),
        }),
      )
      .default([]),
    reason: Reason,
  }),
  output: z.strictObject({ actId: z.uuid(), state: LinkState, because: z.array(SecondBecause) }),
  errors: {
    PAIR_NOT_FOUND: 404,
    RECORD_NOT_FOUND: 404,
    PAIR_SETTLED: 409,
    STALE: 409,
    /** A record named is not of this pair's cluster. */
    NOT_OF_THIS_CLUSTER: 422,
    ALREADY_MERGED: 409,
  },
});
