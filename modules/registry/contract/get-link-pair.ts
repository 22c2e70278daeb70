import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LinkDoubt, LinkKind, LinkPart, LinkRecord, LinkState, SecondBecause } from "./link-shapes.ts";

const PairOfCluster = z.strictObject({
  pairId: z.uuid(),
  aId: z.uuid(),
  bId: z.uuid(),
  weight: z.number(),
  probability: z.number(),
  state: LinkState,
  parts: z.array(LinkPart),
});

/**
 * One pair with all the records of its cluster beside each other: what speaks for and against, family, aid and
 * history of each, earlier decisions. A GET: an id of a pair names nobody.
 */
export const getLinkPair = queryContract({
  name: "registry.get-link-pair",
  method: "GET",
  path: "/registry/link-pairs/:pairId",
  summary: "Read a pair with the records side by side.",
  permission: "registry.link.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ pairId: z.uuid() }),
  output: z.strictObject({
    pairId: z.uuid(),
    kind: LinkKind,
    state: LinkState,
    doubt: LinkDoubt,
    revision: z.int(),
    foundAt: z.iso.datetime(),
    disputed: z.boolean(),
    assigned: z.enum(["me", "other"]).nullable(),
    /** The act the pair was last decided in. */
    actId: z.uuid().nullable(),
    /** The two of the pair first, then the others of the cluster. */
    records: z.array(LinkRecord),
    pairs: z.array(PairOfCluster),
    /** Why joining the two would need a second person. */
    secondBecause: z.array(SecondBecause),
    /** Records lie in different places: joining moves those that are merged to the place of the kept one. */
    differentPlaces: z.boolean(),
    /** What waits for the second person: the kept record and who proposed it. */
    plan: z
      .strictObject({ keptId: z.uuid(), memberIds: z.array(z.uuid()), byMe: z.boolean(), reason: z.string() })
      .nullable(),
    history: z.array(
      z.strictObject({
        decidedAt: z.iso.datetime(),
        decision: z.string(),
        by: z.string(),
        reason: z.string(),
        secondBecause: z.array(SecondBecause),
      }),
    ),
    /** decide, join, confirm, undo, assign. */
    allowed: z.array(z.string()),
  }),
  errors: { PAIR_NOT_FOUND: 404 },
});
